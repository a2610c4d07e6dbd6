"""Pages for webmasters: what to paste, and in development how it looks on a municipal site."""

from __future__ import annotations

from aiohttp import web

from portal.keys import LIVE, SETTINGS, SITES

routes = web.RouteTableDef()


@routes.get("/inbedden")
async def embed(request: web.Request) -> web.Response:
    """Return what a webmaster pastes, with the integrity value of the present script."""
    live, sites = request.app[LIVE], request.app[SITES]
    body = live.face.host.embed(_address(request), live.pinned, sites.gemeenten)
    return web.Response(text=live.face.pages.framed(body), content_type="text/html")


async def demo_list(request: web.Request) -> web.Response:
    """Return links to the demo pages."""
    face = request.app[LIVE].face
    return web.Response(text=face.pages.framed(face.host.demo_list()), content_type="text/html")


async def demo(request: web.Request) -> web.Response:
    """Return a page that looks like a municipal site, with the chat window in it."""
    page = request.app[LIVE].face.host.demo(request.match_info["gemeente"])
    if page is None:
        raise web.HTTPNotFound
    return web.Response(text=page, content_type="text/html")


def add_host(app: web.Application) -> None:
    """Add these routes; a page that looks like a gemeente's own is never on the internet."""
    app.add_routes(routes)
    if app[SETTINGS].development:
        app.router.add_get("/demo/", demo_list)
        app.router.add_get("/demo/{gemeente}", demo)


def _address(request: web.Request) -> str:
    return request.app[SETTINGS].public_url or str(request.url.origin())
