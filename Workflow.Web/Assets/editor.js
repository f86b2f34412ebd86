// The text of a draft as people see it: headings, bold, italic, lists, tables. Without this file it is typed as Markdown.
"use strict";
(() => {
    const LIST = /mso-list:\s*\S+\s+level(\d)/i;
    const lookOf = e => e.dataset?.look ?? "";
    const make = (name, ...children) => { const e = document.createElement(name); e.append(...children); return e; };
    const draft = document.getElementById("du-thao");

    // What is pasted or was kept: its words, and of its looks only those that a directive has.
    const clean = html => {
        // Styles are only read, and nothing in it may act: neither is an attribute of that name any more.
        const inert = html.replace(/<[^>]+>/g, tag => tag.replace(/\sstyle\s*=/gi, " data-look=").replace(/\son\w+\s*=/gi, " data-off="));
        const source = new DOMParser().parseFromString(ours.createHTML(inert), "text/html").body;
        for (const e of source.querySelectorAll("script, style, title, template, noscript, iframe, object, svg, math, select, textarea, button")) e.remove();
        const target = make("div");
        blocks(source, target);
        return target;
    };

    const isBlock = n => n.nodeType === 1 && /^(P|DIV|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|SECTION|ARTICLE|PRE|HEADER|FOOTER|MAIN|CENTER|DL|DT|DD)$/.test(n.nodeName);
    const holdsBlock = n => n.nodeType === 1 && (isBlock(n) || [...n.children].some(holdsBlock));

    const blocks = (source, target) => {
        let paragraph = null, word = [];
        const endParagraph = () => { if (paragraph && !paragraph.textContent.trim() && !paragraph.querySelector("br")) paragraph.remove(); paragraph = null; };
        const endWord = () => { if (word.length) wordList(word, target); word = []; };
        for (const node of source.childNodes) {
            if (node.nodeType === 1 && LIST.test(lookOf(node))) { endParagraph(); word.push(node); continue; }
            if (node.nodeType === 3 && !node.data.trim() && !paragraph || node.nodeType === 8) continue;
            endWord();
            if (!holdsBlock(node)) { paragraph ??= target.appendChild(make("p")); inline(node, paragraph); continue; }
            endParagraph();
            const name = node.nodeName;
            if (name === "TABLE") table(node, target);
            else if (name === "UL" || name === "OL") list(node, target);
            else if (/^H[1-6]$/.test(name)) { const h = target.appendChild(make(name === "H1" ? "h1" : "h2")); inlineAll(node, h); if (!h.textContent.trim()) h.remove(); }
            else blocks(node, target);
        }
        endParagraph();
        endWord();
    };

    const inlineAll = (source, target) => { for (const node of source.childNodes) inline(node, target); };

    const inline = (node, target) => {
        if (node.nodeType === 3) { target.append(node.data.replace(/[\s\u00a0]+/g, " ")); return; }
        if (node.nodeType !== 1 || /mso-list:\s*ignore/i.test(lookOf(node))) return;
        if (node.nodeName === "BR") { target.append(make("br")); return; }
        const look = lookOf(node);
        const bold = (/^(B|STRONG)$/.test(node.nodeName) || /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i.test(look)) && !/(^|[;\s])font-weight:\s*(normal|400)/i.test(look);
        const italic = (/^(I|EM)$/.test(node.nodeName) || /(^|[;\s])font-style:\s*italic/i.test(look)) && !/(^|[;\s])font-style:\s*normal/i.test(look);
        if (bold) target = target.appendChild(make("strong"));
        if (italic) target = target.appendChild(make("em"));
        inlineAll(node, target);
        if (isBlock(node)) target.append(" ");
    };

    const list = (source, target) => {
        const made = target.appendChild(make(source.nodeName.toLowerCase()));
        if (source.nodeName === "OL" && source.start > 1) made.start = source.start;
        for (const child of source.children) {
            if (/^(UL|OL)$/.test(child.nodeName)) { list(child, made.lastElementChild ?? made.appendChild(make("li"))); continue; }
            const item = made.appendChild(make("li"));
            if ([...child.children].some(holdsBlock)) blocks(child, item); else inlineAll(child, item);
        }
    };

    const table = (source, target) => {
        const body = make("tbody");
        for (const row of source.rows) {
            const made = body.appendChild(make("tr"));
            for (const cell of row.cells) {
                inlineAll(cell, made.appendChild(make(body.children.length === 1 ? "th" : "td")));
                for (let n = 1; n < Math.min(cell.colSpan, 50); n++) made.append(make(body.children.length === 1 ? "th" : "td"));
            }
        }
        if (body.children.length) target.append(make("table", body));
    };

    // Word writes a list as paragraphs that name their level, with the marker typed in front.
    const wordList = (items, target) => {
        const open = [];
        for (const item of items) {
            const level = +LIST.exec(lookOf(item))[1];
            const marker = [...item.querySelectorAll("span")].find(s => /mso-list:\s*ignore/i.test(lookOf(s)))?.textContent.replace(/[\s\u00a0]+/g, "") ?? "";
            while (open.length && open.at(-1).level > level) open.pop();
            if (/^\(?(\p{L}|[ivxl]{1,6})[.)]$/iu.test(marker)) {
                // A point is cited by its letter: it stays as it is.
                const point = (open.at(-1)?.list.lastElementChild ?? target).appendChild(make("p", `${marker} `));
                inlineAll(item, point);
                continue;
            }
            const number = /^(\d+)[.)]$/.exec(marker)?.[1], name = number ? "ol" : "ul";
            if (open.at(-1)?.level === level && open.at(-1).list.localName !== name) open.pop();
            if (open.at(-1)?.level !== level) {
                const made = (open.at(-1)?.list.lastElementChild ?? target).appendChild(make(name));
                if (number > 1) made.start = number;
                open.push({ level, list: made });
            }
            inlineAll(item, open.at(-1).list.appendChild(make("li")));
        }
    };

    for (const editor of document.querySelectorAll("[data-editor]")) {
        const sheet = editor.querySelector(".sheet"), tools = editor.querySelector("[role=toolbar]"), text = editor.querySelector("textarea"), form = text.form;
        const kept = keptOf(form)?.typed.find(([name]) => name === "text:html")?.[1];
        const refusedNow = !!document.querySelector(".note.refused") && sessionStorage.getItem("sent") === slot(form);

        // As long as nothing was typed the saved text stays exactly what it is.
        const begin = () => { text.disabled = false; text.name = "text:html"; text.value = sheet.innerHTML; };
        const changed = () => { begin(); text.dispatchEvent(new Event("input", { bubbles: true })); };
        text.disabled = !("typed" in editor.dataset);
        text.closest("label").hidden = true;
        sheet.hidden = tools.hidden = false;
        sheet.contentEditable = "true";
        document.execCommand("defaultParagraphSeparator", false, "p");
        if (kept && !refusedNow) { sheet.replaceChildren(...clean(kept).childNodes); begin(); }
        if (!sheet.textContent.trim()) sheet.replaceChildren(make("p", make("br")));
        sheet.addEventListener("input", changed);

        const cellAt = () => { const at = getSelection().anchorNode; const cell = (at?.nodeType === 1 ? at : at?.parentElement)?.closest("td, th"); return cell && sheet.contains(cell) ? cell : null; };
        const put = (at, atEnd) => { const range = document.createRange(); range.selectNodeContents(at); range.collapse(!atEnd); const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); };

        // Blocks stand beside blocks: the one with the caret is parted there.
        const insertBlocks = nodes => {
            getSelection().deleteFromDocument();
            const caret = getSelection().getRangeAt(0);
            let block = caret.startContainer;
            while (block !== sheet && block.parentNode !== sheet) block = block.parentNode;
            if (block === sheet) caret.insertNode(make("p"));
            else {
                const rest = document.createRange();
                rest.setStart(caret.startContainer, caret.startOffset);
                rest.setEndAfter(block);
                const remainder = rest.extractContents();
                if (remainder.textContent.trim()) block.after(remainder);
            }
            const before = block === sheet ? [...sheet.children].find(e => !e.firstChild) ?? sheet.lastElementChild : block;
            before.after(...nodes);
            if (!before.textContent.trim() && before.localName !== "table") before.remove();
        };
        const insert = data => {
            const html = data.getData("text/html");
            const nodes = html ? [...clean(html).childNodes] : [];
            if (!html || cellAt()) document.execCommand("insertText", false, data.getData("text/plain") || nodes.map(n => n.textContent).join(" "));
            else if (nodes.length === 1 && nodes[0].localName === "p") document.execCommand("insertHTML", false, ours.createHTML(nodes[0].innerHTML));
            else if (nodes.length) { insertBlocks(nodes); put(nodes.at(-1), true); changed(); }
        };
        sheet.addEventListener("paste", e => { e.preventDefault(); insert(e.clipboardData); });
        sheet.addEventListener("drop", e => {
            if (e.dataTransfer.files.length) return;
            e.preventDefault();
            const at = document.caretRangeFromPoint?.(e.clientX, e.clientY);
            if (at) { const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(at); }
            insert(e.dataTransfer);
        });

        const acts = {
            h1: () => document.execCommand("formatBlock", false, "h1"),
            h2: () => document.execCommand("formatBlock", false, "h2"),
            p: () => document.execCommand("formatBlock", false, "p"),
            table: () => {
                const cells = n => Array.from({ length: 3 }, () => make(n, make("br")));
                const made = make("table", make("tbody", make("tr", ...cells("th")), make("tr", ...cells("td")), make("tr", ...cells("td"))));
                if (cellAt()) return;
                insertBlocks([made, make("p", make("br"))]);
                put(made.rows[0].cells[0]);
                changed();
            },
            row: () => { const row = cellAt()?.closest("tr"); if (!row) return; const made = make("tr", ...[...row.cells].map(() => make("td", make("br")))); row.after(made); put(made.cells[0]); changed(); },
            column: () => { const cell = cellAt(); if (!cell) return; const at = cell.cellIndex; for (const row of cell.closest("table").rows) (row.cells[at] ?? row.lastElementChild).after(make(row.cells[0].localName, make("br"))); changed(); },
            drop: () => { const row = cellAt()?.closest("tr"); if (!row) return; const whole = row.closest("table"); row.remove(); if (!whole.rows.length) whole.remove(); changed(); },
        };
        const act = name => { sheet.focus(); (acts[name] ?? (() => document.execCommand(name)))(); };
        tools.addEventListener("mousedown", e => e.preventDefault());
        tools.addEventListener("click", e => { const button = e.target.closest("[data-do]"); if (button) act(button.dataset.do); });
        tools.addEventListener("keydown", e => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
            if (!step) return;
            const all = [...tools.querySelectorAll("button")];
            all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
        });
        const keys = { "ctrl+alt+1": "h1", "ctrl+alt+2": "h2", "ctrl+alt+0": "p", "ctrl+shift+7": "insertOrderedList", "ctrl+shift+8": "insertUnorderedList", "ctrl+]": "indent", "ctrl+[": "outdent", "ctrl+alt+t": "table", "ctrl+alt+r": "row", "ctrl+alt+c": "column", "ctrl+alt+d": "drop" };
        sheet.addEventListener("keydown", e => {
            const key = /^(Digit|Key)(.)$/.exec(e.code)?.[2].toLowerCase() ?? e.key.toLowerCase();
            const name = keys[`${e.ctrlKey || e.metaKey ? "ctrl+" : ""}${e.altKey ? "alt+" : ""}${e.shiftKey ? "shift+" : ""}${key}`];
            if (name) { e.preventDefault(); act(name); }
        });
        const state = () => { for (const button of tools.querySelectorAll("[data-do=bold], [data-do=italic], [data-do^=insert]")) button.setAttribute("aria-pressed", document.queryCommandState(button.dataset.do)); };
        document.addEventListener("selectionchange", () => { if (sheet.contains(getSelection().anchorNode)) state(); });
        form.addEventListener("submit", () => { if (!text.disabled && text.name === "text:html") text.value = sheet.innerHTML; });
    }

    // What is not saved is said, and is not submitted unseen.
    const unsaved = () => !!draft && (!!keptOf(draft) || !!draft.querySelector("[data-typed]"));
    const tell = () => { for (const e of document.querySelectorAll("[data-unsaved]")) e.hidden = !unsaved(); };
    document.addEventListener("input", () => setTimeout(tell));
    tell();
    const submission = document.getElementById("trinh");
    submission?.addEventListener("submit", e => {
        submission.querySelector("[data-save-first]").hidden = !unsaved();
        if (unsaved()) { e.preventDefault(); e.stopPropagation(); }
    });
    for (const link of document.querySelectorAll("[data-forget]")) link.addEventListener("click", () => localStorage.removeItem(slot(draft)));

    // Another act on this page, done upon the version that the kept text was typed on, made the present one: nobody else's change is passed over.
    const version = document.querySelector("[name=_ifMatch]");
    const last = JSON.parse(sessionStorage.getItem("acted") ?? "null");
    if (draft && last?.page === location.pathname && document.querySelector(".note.done")) {
        const kept = keptOf(draft);
        if (kept?.seen && kept.seen === last.seen) {
            draft.elements._ifMatch.value = [...document.forms].find(form => form !== draft && form.elements._ifMatch)?.elements._ifMatch.value ?? kept.seen;
            keep(draft);
        }
    }
    sessionStorage.removeItem("acted");
    document.addEventListener("submit", e => {
        if (e.target !== draft && version && e.target.elements._ifMatch) sessionStorage.setItem("acted", JSON.stringify({ page: location.pathname, seen: e.target.elements._ifMatch.value }));
    });

    // Files dropped or chosen go one by one, with their progress; each is an act of its own.
    const files = document.getElementById("dinh-kem");
    if (files) {
        const input = files.elements.file, told = files.querySelector("[data-uploads]"), button = files.querySelector("button");
        let n = 0, queue = Promise.resolve();
        input.multiple = true;
        files.querySelector("[data-drop]").hidden = false;
        button.hidden = true;
        const send = file => new Promise(done => {
            const progress = make("progress"), line = make("li", make("span", file.name), progress);
            progress.max = file.size || 1;
            progress.value = 0;
            progress.setAttribute("aria-label", file.name);
            told.append(line);
            const say = (word, why) => { progress.remove(); line.append(": ", make("strong", word), why ? ` ${why}` : ""); done(); };
            const body = new FormData(files);
            body.delete("file");
            body.set("_key", `${files.elements._key.value}.${n++}`);
            body.set("file", file, file.name);
            const request = new XMLHttpRequest();
            request.open("POST", location.pathname);
            request.upload.onprogress = e => { progress.value = e.loaded; };
            request.onerror = () => say(told.dataset.lost);
            request.onload = () => {
                const page = new DOMParser().parseFromString(ours.createHTML(request.responseText), "text/html");
                const refused = page.querySelector(".note.refused[data-code]");
                if (refused) return say(told.dataset.refused, refused.querySelector("p")?.textContent.trim());
                if (!page.getElementById("tep-danh-sach") || request.status !== 200) return say(told.dataset.lost);
                for (const id of ["tep-danh-sach", "phan-the-thuc"]) if (page.getElementById(id)) document.getElementById(id)?.replaceWith(document.adoptNode(page.getElementById(id)));
                const was = files.elements._ifMatch.value, now = page.querySelector("#dinh-kem [name=_ifMatch]")?.value ?? was;
                for (const form of document.querySelectorAll("form")) if (form.elements._ifMatch?.value === was) form.elements._ifMatch.value = now;
                if (draft && keptOf(draft)) keep(draft);
                say(told.dataset.done);
            };
            request.send(body);
        });
        const take = chosen => { for (const file of chosen) queue = queue.then(() => send(file)); };
        input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
        for (const kind of ["dragenter", "dragover"]) files.addEventListener(kind, e => { e.preventDefault(); files.classList.add("over"); });
        for (const kind of ["dragleave", "drop"]) files.addEventListener(kind, () => files.classList.remove("over"));
        files.addEventListener("drop", e => { e.preventDefault(); take([...e.dataTransfer.files]); });
    }
})();
