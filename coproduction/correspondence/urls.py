from django.urls import path

from coproduction.correspondence.views import addresses, choice, letters, wordings

app_name = "correspondence"
urlpatterns = [
    path("my/messages-choice/", choice.choice, name="choice"),
    path("my/messages-choice/channel/", choice.choose_channel, name="choose_channel"),
    path("my/messages-choice/language/", choice.choose_language, name="choose_language"),
    path("my/messages-choice/quiet/", choice.choose_quiet, name="choose_quiet"),
    path("staff/messages/words/", wordings.wordings, name="wordings"),
    path("staff/messages/words/<str:app>/<str:kind>/", wordings.wording, name="wording"),
    path("staff/messages/words/<str:app>/<str:kind>/ours/", wordings.wording_ours, name="wording_ours"),
    path("my/messages-choice/<str:group>/", choice.choose_group, name="choose_group"),
    path("my/address/", addresses.address, name="address"),
    path("staff/letters/", letters.queue, name="letters"),
    path("staff/letters/batches/", letters.past_batches, name="letter_batches"),
    path("staff/letters/batches/<int:pk>/", letters.batch, name="letter_batch"),
    path("staff/letters/batches/<int:pk>/letters.pdf", letters.batch_pdf, name="letter_batch_pdf"),
    path("staff/letters/batches/<int:pk>/posted/", letters.batch_posted, name="letter_batch_posted"),
    path("staff/letters/batches/<int:pk>/put-back/", letters.batch_put_back, name="letter_batch_put_back"),
    path("staff/letters/address/<int:pk>/", addresses.person_address, name="person_address"),
    path("staff/letters/<int:pk>/", letters.letter, name="letter"),
    path("staff/letters/<int:pk>/print/", letters.letter_print, name="letter_print"),
    path("staff/letters/<int:pk>/put-back/", letters.letter_put_back, name="letter_put_back"),
    path("staff/letters/<int:pk>/posted/", letters.letter_posted, name="letter_posted"),
    path("staff/letters/<int:pk>/settled/", letters.letter_settled, name="letter_settled"),
    path("staff/letters/<int:pk>/came-back/", letters.letter_came_back, name="letter_came_back"),
    path("staff/letters/<int:pk>/letter.txt", letters.letter_words, name="letter_words"),
    path("staff/letters/<int:pk>/letter.brf", letters.letter_braille, name="letter_braille"),
    path("staff/letters/<int:pk>/letter.mp3", letters.letter_audio, name="letter_audio"),
]
