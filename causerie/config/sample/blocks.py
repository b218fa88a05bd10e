"""From the blocks of the sample's files to the raw form in which Wagtail stores a StreamField."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

Raw = dict[str, Any]


def identity(*names: object) -> str:
    """The same name always gives the same identity, so that a second run finds what it made."""
    return str(uuid5(NAMESPACE_URL, "/".join(["causerie-sample", *map(str, names)])))


def raw_body(
    article: str, blocks: list[Raw], pictures: dict[str, int], editions: dict[str, int]
) -> list[Raw]:
    """`pictures` maps file names, `editions` article keys, to primary keys.

    Blocks at the same place in two editions of an article share their identity.
    """
    return [
        {
            "type": block["type"],
            "id": identity(article, place),
            "value": _value(block, identity(article, place), pictures, editions),
        }
        for place, block in enumerate(blocks)
    ]


def _value(block: Raw, block_id: str, pictures: dict[str, int], editions: dict[str, int]) -> Any:
    match block["type"]:
        case "paragraph":
            return block["html"]
        case "pull_quote":
            return block["text"]
        case "figure":
            return _figure(block, pictures)
        case "gallery":
            figures = _items(block_id, [_figure(figure, pictures) for figure in block["figures"]])
            return {"title": block.get("title", ""), "figures": figures}
        case "list":
            return {"ordered": block["ordered"], "entries": _items(block_id, block["entries"])}
        case "table":
            rows = [{"values": row} for row in block["rows"]]
            return {"caption": block["caption"], "columns": block["columns"], "rows": rows}
        case "related":
            return _items(block_id, [editions[key] for key in block["articles"] if key in editions])
        case "embed":
            return {**_fields(block), "poster": pictures.get(block.get("poster", ""))}
        case "correction":
            return {**_fields(block), "date": block["date"].isoformat()}
        case _:
            return _fields(block)


def _fields(block: Raw) -> Raw:
    return {name: value for name, value in block.items() if name != "type"}


def _figure(block: Raw, pictures: dict[str, int]) -> Raw:
    return {**_fields(block), "image": pictures[block["image"]]}


def _items(block_id: str, values: list[Any]) -> list[Raw]:
    return [
        {"type": "item", "value": value, "id": identity(block_id, place)}
        for place, value in enumerate(values)
    ]
