// Keeps the pages a person opened, so that they can be read without a connection. Every answer comes from the network when there is one.
// What is kept belongs to the person it was shown to: it goes when they sign out, and when another person's page is met.
"use strict";

const PAGES = "pages:", ASSETS = "assets", WHO = "who", KEPT_AT = "X-Kept-At";
const DAYS = 7 * 24 * 60 * 60 * 1000, MOST_PAGES = 60, MOST_ASSETS = 30, PATIENCE = 8000;
const KEPT = /^\/$|^\/viec-cua-toi$|^\/van-ban-den-chi-bo(\/|$)|^\/van-ban-di\/[0-9a-f-]{36}$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", e => e.waitUntil(self.clients.claim()));

self.addEventListener("fetch", e => {
    const { method, mode, headers } = e.request, url = new URL(e.request.url);
    if (url.origin !== location.origin) return;
    if (method === "POST" && url.pathname === "/dang-xuat") e.respondWith(forget(null).then(() => fetch(e.request)));
    else if (method === "POST" && mode === "navigate") e.respondWith(fetch(e.request).catch(() => unsure(url)));
    else if (method !== "GET") return;
    else if (url.pathname.startsWith("/a/") || url.pathname === "/icon.svg" || url.pathname === "/manifest.webmanifest") e.respondWith(asset(e.request));
    else if (mode === "navigate") e.respondWith(page(e, url));
    else if (headers.has("X-Live") && KEPT.test(url.pathname)) e.respondWith(fetch(e.request).then(answer => keep(e, answer)));
});

/// The person's page, as it is now or as it was kept.
async function page(e, url) {
    const kept = KEPT.test(url.pathname) ? await find(e.request.url) : null;
    try {
        const answer = await (kept ? Promise.race([fetch(e.request), new Promise((_, late) => setTimeout(late, PATIENCE, new Error("late")))]) : fetch(e.request));
        return answer.type === "opaqueredirect" || !KEPT.test(url.pathname) ? answer : keep(e, answer);
    } catch {
        return kept ?? notKept();
    }
}

function keep(e, answer) {
    if (answer.status === 200 && !answer.redirected && answer.headers.get("Content-Type")?.startsWith("text/html")) e.waitUntil(put(e.request.url, answer.clone()));
    return answer;
}

async function put(address, answer) {
    const text = await answer.text(), reader = /<html[^>]* data-reader="([^"]+)"/.exec(text)?.[1];
    if (!reader) return;
    if (await who() !== reader) {
        await forget(reader);
        await (await caches.open(WHO)).put("/", new Response(reader));
    }
    const headers = new Headers(answer.headers), pages = await caches.open(PAGES + reader);
    for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
    headers.set(KEPT_AT, new Date().toISOString());
    await pages.delete(address);
    await pages.put(address, new Response(text, { headers }));
    await trim(pages, MOST_PAGES);
}

/// As it was shown to this person within the last days, marked with when that was.
async function find(address) {
    const reader = await who(), answer = reader && await (await caches.open(PAGES + reader)).match(address);
    const at = answer?.headers.get(KEPT_AT);
    if (!at || Date.now() - Date.parse(at) > DAYS) return null;
    return new Response((await answer.text()).replace("<html ", `<html data-kept-at="${at}" `), { headers: answer.headers });
}

async function who() { return (await (await caches.open(WHO)).match("/"))?.text(); }

async function forget(except) {
    if (!except) await caches.delete(WHO);
    for (const name of await caches.keys()) if (name.startsWith(PAGES) && name !== PAGES + except) await caches.delete(name);
}

async function asset(request) {
    const assets = await caches.open(ASSETS), forever = new URL(request.url).pathname.startsWith("/a/");
    const kept = await assets.match(request);
    if (kept && forever) return kept;
    try {
        const answer = await fetch(request);
        if (answer.ok) { await assets.put(request, answer.clone()); await trim(assets, MOST_ASSETS); }
        return answer;
    } catch (away) {
        if (kept) return kept;
        throw away;
    }
}

async function trim(cache, most) {
    const keys = await cache.keys();
    for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}

const notKept = () => said("Đang ngoại tuyến",
    '<p>Trang này chưa được lưu trên máy. Có mạng trở lại thì mở lại trang.</p><p lang="en">Off-line; this page is not kept on the device.</p>' +
    '<p><a href="/viec-cua-toi">Việc của tôi</a> · <a href="/van-ban-den-chi-bo">Văn bản đến của chi bộ</a></p>');

/// What was sent may have arrived or not. The page tells, opened again: a decision is there or it is not, and never twice.
const unsure = url => said("Mất kết nối",
    "<p>Chưa rõ việc này đã được ghi hay chưa. Phần đồng chí viết vẫn còn trên máy. Có mạng trở lại thì mở lại trang: việc đã ghi không còn ở đó nữa; chưa ghi thì gửi lại, không bị trùng.</p>" +
    '<p lang="en">The connection was lost before the answer came. What you wrote is kept. Open the page again: what was recorded is not there any more; what was not is sent again, and never doubled.</p>' +
    `<p><a href="${(url.pathname + url.search).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">Mở lại trang</a></p>`);

function said(title, words) {
    return new Response(
        `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>${words}</main></body></html>`,
        { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" } });
}
