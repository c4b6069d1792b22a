"""Components of our own, drawn by a script in assets/ instead of by a package built with Dash's tools."""

from __future__ import annotations

from abc import ABCMeta
from typing import Any, ClassVar

from dash.development.base_component import Component, ComponentMeta


class _Described(ComponentMeta):
    """Writes in a class what Dash's generator of components does, before Dash enters it in its register."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attributes: dict[str, Any]) -> Any:
        properties = list(attributes.get("properties", ()))
        if not properties:  # the base of them all is no component: it stays out of the register
            return ABCMeta.__new__(mcs, name, bases, attributes)
        described = {
            "_namespace": "wijkmonitor",
            "_type": name,
            "_prop_names": properties,
            "_children_props": [],
            "_base_nodes": ["children"],
            "_valid_wildcard_attributes": [],
            "available_properties": properties,
            "available_wildcard_properties": [],
        }
        return super().__new__(mcs, name, bases, described | attributes)


class HouseComponent(Component, metaclass=_Described):
    """A component that the browser draws with ``window.wijkmonitor[name of the class]``.

    A subclass names its properties in ``properties``, with "id" among them.
    """

    properties: ClassVar[tuple[str, ...]]
