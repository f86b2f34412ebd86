// Comfort only: every page works without it. Typed text is kept, a form is sent once, and what changed elsewhere is shown.
"use strict";

// The one place where text becomes a document: only ever our own pages, from our own origin.
const ours = window.trustedTypes?.createPolicy("pages", { createHTML: html => html, createScriptURL: url => url }) ?? { createHTML: html => html, createScriptURL: url => url };

// What is typed lies in this browser until it was sent, at most a day: an ended session or a lost connection loses nothing.
const DAY = 24 * 60 * 60 * 1000;
// By person too: on a shared machine nobody meets another's words.
const slot = form => `typed:${document.documentElement.dataset.reader ?? ""}:${location.pathname}:${form.elements._act?.value ?? ""}`;
const fields = form => [...form.elements].filter(e => e.name && !e.name.startsWith("_") && !["hidden", "file", "password", "submit", "button"].includes(e.type) && e.name !== "__RequestVerificationToken");

const isTyped = e => e.type === "radio" || e.type === "checkbox" ? e.checked !== e.defaultChecked
    : e.options ? e.value !== ([...e.options].find(o => o.defaultSelected) ?? e.options[0])?.value : e.value !== e.defaultValue;

function keep(form) {
    const all = fields(form);
    const typed = all.filter(isTyped)
        .map(e => [e.name, e.type === "radio" || e.type === "checkbox" ? [e.value, e.checked] : e.value, all.filter(other => other.name === e.name).indexOf(e)]);
    if (typed.length) localStorage.setItem(slot(form), JSON.stringify({ at: Date.now(), typed, seen: form.elements._ifMatch?.value }));
    else localStorage.removeItem(slot(form));
}

const keptOf = form => JSON.parse(localStorage.getItem(slot(form)) ?? "null");

function restore(form) {
    const kept = keptOf(form);
    if (!kept) return;
    // Refused, the page shows what was typed by itself, and beside it what it met; sent again, it is sent having seen that.
    if (document.querySelector(".note.refused") && sessionStorage.getItem("sent") === slot(form)) {
        localStorage.setItem(slot(form), JSON.stringify({ ...kept, seen: form.elements._ifMatch?.value }));
        return;
    }
    // What was typed upon an earlier version is still that: sent, it meets the newer one and is shown beside it.
    if (kept.seen && form.elements._ifMatch) form.elements._ifMatch.value = kept.seen;
    for (const [name, value, place] of kept.typed)
        for (const [i, e] of fields(form).filter(e => e.name === name).entries())
            if (Array.isArray(value)) { if (e.value === value[0]) e.checked = value[1]; }
            else if (i === place) { e.value = value; e.dispatchEvent(new Event("restored", { bubbles: true })); }
}

for (const key of Object.keys(localStorage))
    if (key.startsWith("typed:") && Date.now() - (JSON.parse(localStorage.getItem(key))?.at ?? 0) > DAY) localStorage.removeItem(key);

function take(root) {
    for (const form of root.querySelectorAll("form[data-keep]")) restore(form);
}

document.addEventListener("input", e => { const form = e.target.form ?? e.target.closest("form"); if (form?.matches("form[data-keep]")) keep(form); });

// A form is sent once; its buttons wait. Coming back to the page frees them, and its key makes a second sending harmless.
document.addEventListener("submit", e => {
    // What nothing was chosen for is not asked about: the page will say so.
    const chosen = document.getElementsByName(e.target.elements._needs?.value ?? "");
    const ask = chosen.length && [...chosen].every(c => c.type === "checkbox" && !c.checked) ? null : e.submitter?.dataset.ask;
    if (ask && !confirm(ask)) { e.preventDefault(); return; }
    sessionStorage.setItem("sent", slot(e.target));
    setTimeout(() => { for (const button of e.target.querySelectorAll("button")) button.disabled = true; });
});
addEventListener("pageshow", () => { for (const button of document.querySelectorAll("form button")) button.disabled = false; });
if (document.querySelector(".note.done")) localStorage.removeItem(sessionStorage.getItem("sent") ?? "");
// Refused as secret: nothing of it stays, here neither.
if (document.querySelector('[data-code="secrecy.refused"]')) localStorage.removeItem(sessionStorage.getItem("sent") ?? "");
take(document);

// Live parts: when something about what they show changes, the page is fetched again and they are put in place of the old ones.
const live = document.querySelectorAll("[data-live]");
if (live.length) {
    const watched = new Set([...live].flatMap(e => e.dataset.live.split(" ").filter(Boolean)));
    let again = false, under = false;
    const refresh = async () => {
        if (under) { again = true; return; }
        under = true;
        do {
            again = false;
            try {
                const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
                if (answer.ok && !answer.redirected) {
                    const fresh = new DOMParser().parseFromString(ours.createHTML(await answer.text()), "text/html");
                    for (const part of document.querySelectorAll("[data-live]")) {
                        const next = fresh.getElementById(part.id);
                        if (!next || part.contains(document.activeElement?.closest("form") ?? null)) continue;

                        // What the reader has unfolded stays so.
                        for (const unfolded of part.querySelectorAll("details[id][open]")) next.querySelector(`#${CSS.escape(unfolded.id)}`)?.setAttribute("open", "");
                        part.replaceWith(document.adoptNode(next));
                    }
                    dispatchEvent(new Event("replaced"));
                    for (const part of document.querySelectorAll("[data-live]")) for (const id of part.dataset.live.split(" ")) if (id) watched.add(id);
                }
            } catch { /* The connection is away; the next change, or the reader, tries again. */ }
        } while (again);
        under = false;
    };
    const changes = new EventSource("/thay-doi");
    // After a pause of the connection nobody knows what was missed.
    changes.addEventListener("listening", () => { if ("listening" in document.documentElement.dataset) refresh(); else document.documentElement.dataset.listening = ""; });
    changes.addEventListener("changed", e => { const ids = e.data.split(" "); if (watched.has("*") || ids.some(id => watched.has(id))) refresh(); });
}

// Without script a page is printed from the browser's own menu.
for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
document.addEventListener("click", e => { if (e.target.closest("[data-print]")) print(); });

if ("serviceWorker" in navigator) navigator.serviceWorker.register(ours.createScriptURL("/sw.js")).catch(() => { });
