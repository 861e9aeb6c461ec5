"""Which role may do what. The words are declared by each app in its `enums.Permission`; a test ties the two.

Limited to a directorate where the grant is: see `accounts.models.RoleGrant`.
"""

from coproduction.accounts.enums import Role

GRANTS = {
    Role.EXPERT: {"experts.take_part", "payments.claim"},
    Role.HOST: {"involvement.post_opportunity", "quality_mark.submit"},
    Role.COORDINATOR: {
        "correspondence.edit_words",
        "correspondence.see_failed",
        "involvement.post_opportunity",
        "involvement.check_opportunity",
        "involvement.import_opportunities",
        "involvement.keep_venues",
        "involvement.make_booklet",
        "involvement.run_training",
        "experts.welcome",
        "correspondence.print_letters",
        "experts.read_equality",
        "experts.act_for",
        "experts.write_to_many",
        "experts.export",
        "quality_mark.submit",
        "experts.keep_agreement",
        "involvement.record_panels",
        "involvement.read_impact",
        "involvement.read_coverage",
    },
    Role.RECRUITER: {
        "involvement.post_opportunity",
        "involvement.record_panels",
        "involvement.run_training",
        "involvement.read_coverage",
        "involvement.set_coverage_target",
        "quality_mark.submit",
    },
    Role.PANEL_MEMBER: {"quality_mark.submit", "quality_mark.review"},
    Role.PANEL_CHAIR: {
        "quality_mark.submit",
        "quality_mark.review",
        "quality_mark.run_panel",
        "quality_mark.keep_criteria",
    },
    Role.APPROVER: {"payments.approve_claim", "quality_mark.submit"},
    Role.FINANCE: {
        "payments.run_payments",
        "policy.keep_rates",
        "policy.read_budgets",
        "reports.read",
        "quality_mark.submit",
    },
    Role.MANAGER: {
        "reports.read",
        "experts.read_equality",
        "involvement.read_impact",
        "involvement.read_coverage",
        "involvement.set_coverage_target",
        "policy.read_budgets",
        "quality_mark.submit",
    },
    Role.ADMINISTRATOR: {
        "accounts.manage_roles",
        "experts.keep_agreement",
        "reference.manage",
        "involvement.keep_venues",
        "audit.search",
        "home.see_operations",
        "privacy.keep_retention",
        "policy.keep_budgets",
        "policy.read_budgets",
        "quality_mark.submit",
    },
}
