"""Rules of a style sheet written into the elements that they are for (CSS Cascading and Inheritance 4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2  # type: ignore[import-untyped]
import tinycss2


def inline_styles(root: Element, css: str) -> None:
    """Give each element a `style` of the declarations that win for it; what it has there already wins over all.

    Only plain rules are taken: what asks for a medium, a state of the pointer or an element that is none (`@media`,
    `:hover`, `::before`) has no meaning in an attribute.
    """
    matcher = _matcher(css)
    for element in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        found: dict[str, tuple[bool, str]] = {}
        for *_, declarations in sorted(matcher.match(element), key=lambda match: match[:2]):
            for name, value, important in declarations:
                if important or not found.get(name, (False, ""))[0]:
                    found.pop(name, None)
                    found[name] = (important, value)
        own = element.etree_element.get("style", "")
        style = "; ".join([*(f"{name}: {value}" for name, (_, value) in found.items()), *([own] if own else [])])
        if style:
            element.etree_element.set("style", style)


def _matcher(css: str) -> Any:
    matcher = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        declarations = list(_declarations(rule.content))
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue  # a browser passes over a rule that it cannot read, too
        for selector in selectors:
            if selector.pseudo_element is None and not selector.never_matches:
                matcher.add_selector(selector, declarations)
    return matcher


def _declarations(content: Any) -> Iterator[tuple[str, str, bool]]:
    for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and not one.name.startswith("--"):
            yield one.lower_name, tinycss2.serialize(one.value).strip(), one.important
