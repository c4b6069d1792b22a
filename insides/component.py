"""Components of our own, drawn by a script in assets/ instead of by a package built with Dash's tools."""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component


class HouseComponent(Component):
    """A component that the browser draws with ``window.wijkmonitor[name of the class]``.

    A subclass names its properties in ``properties``, with "id" among them. What Dash asks of a component
    besides is what its own generator of components writes in every class.
    """

    properties: ClassVar[tuple[str, ...]] = ()

    _namespace = "wijkmonitor"
    _type = "HouseComponent"
    _children_props: list[str] = []
    _base_nodes = ["children"]
    _valid_wildcard_attributes: list[str] = []
    available_wildcard_properties: list[str] = []

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Tell Dash the name and the properties of the subclass."""
        super().__init_subclass__(**kwargs)
        cls._type = cls.__name__
        cls._prop_names = list(cls.properties)
        cls.available_properties = list(cls.properties)
