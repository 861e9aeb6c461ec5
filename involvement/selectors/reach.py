"""Whose adverts a person may read of, where a host, a coordinator and a reader of reports see the same list."""

from involvement.enums import Permission


def within_reach(user, rows):
    """Narrow rows that point at an `opportunity` to those a person may see.

    A host sees their own; a coordinator every one; a reader of the reports those of their directorates.
    """
    if user.has_perm(Permission.CHECK_OPPORTUNITY):
        return rows
    if user.has_perm(Permission.READ_IMPACT):
        reach = user.directorates_for(Permission.READ_IMPACT)
        return rows if reach is None else rows.filter(opportunity__directorate__in=reach)
    return rows.filter(opportunity__host=user)
