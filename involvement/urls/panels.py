from django.urls import path

from involvement.views import panel_grid, panel_imports, panel_terms, panels

urlpatterns = [
    path("staff/panels/", panels.panel_list, name="panels"),
    path("staff/panels/new/", panels.new, name="panel_new"),
    path("staff/panels/grid/", panel_grid.grid, name="panel_grid"),
    path("staff/panels/import/", panel_imports.import_start, name="panel_import_start"),
    path("staff/panels/import/<int:pk>/", panel_imports.import_page, name="panel_import"),
    path("staff/panels/import/<int:pk>/again/", panel_imports.import_again, name="panel_import_again"),
    path("staff/panels/import/<int:pk>/confirm/", panel_imports.import_confirm, name="panel_import_confirm"),
    path("staff/panels/terms/", panel_terms.panel_terms, name="panel_terms"),
    path("staff/panels/terms/everywhere/", panel_terms.set_terms, name="panel_terms_everywhere"),
    path("staff/panels/terms/<int:pk>/", panel_terms.set_terms, name="panel_terms_of"),
    path("panels/<int:pk>/", panels.panel, name="panel"),
    path("staff/panels/<int:pk>/change/", panels.change, name="panel_change"),
]
