"""Compare HTML as a browser reads it: order of attributes and white space between tags do not count."""

from django.test.html import parse_html


def tree(html):
    return parse_html(" ".join(html.split()).replace("> ", ">").replace(" <", "<"))
