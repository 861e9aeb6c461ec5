from django.apps import AppConfig


class QualityMarkConfig(AppConfig):
    name = "quality_mark"

    def ready(self):
        from coproduction.correspondence.enclosures import encloses
        from coproduction.documents import rules
        from experts.selectors.done import says
        from experts.services.leaving import when_leaving
        from quality_mark import papers
        from quality_mark.kinds import declare_kinds
        from quality_mark.selectors import decisions, evidence, minutes, sayings
        from quality_mark.services.seats import give_up_all

        when_leaving(give_up_all)
        declare_kinds()
        encloses("quality_papers_by_post", papers.enclosed_with)
        says("submission.contributor_answered", words=sayings.answered)
        rules.opens(evidence.EVIDENCE, evidence.may_read_evidence)
        rules.opens(minutes.MINUTES, minutes.may_read_minutes)
        rules.opens(decisions.PLAN_FILE, decisions.may_read_plan_file)
