// A time without connection: the page says that it is a kept one, what a branch taps waits here and is sent in order when the connection is back.
"use strict";

{
    const page = document.documentElement, { reader, keptAt } = page.dataset;
    const say = (vi, en) => page.lang === "en" ? en : vi;
    const ALSO = 30_000;

    // What was tapped and not yet sent, in its order, with whose it is.
    const opened = new Promise((done, failed) => {
        const open = indexedDB.open("receipts", 1);
        open.onupgradeneeded = () => open.result.createObjectStore("queue", { keyPath: "place", autoIncrement: true }).createIndex("receiptId", "receiptId", { unique: true });
        open.onsuccess = () => done(open.result);
        open.onerror = () => failed(open.error);
    });
    const inQueue = async (mode, act) => {
        const transaction = (await opened).transaction("queue", mode), asked = act(transaction.objectStore("queue"));
        return new Promise((done, failed) => { transaction.oncomplete = () => done(asked.result); transaction.onerror = () => failed(asked.error ?? transaction.error); });
    };
    const waiting = async () => (await inQueue("readonly", queue => queue.getAll())).filter(receipt => receipt.reader === reader);

    const note = (kind, id, ...parts) => {
        const text = document.getElementById(id) ?? document.createElement("div");
        text.id = id;
        text.className = `note ${kind}`;
        text.setAttribute("role", kind === "refused" ? "alert" : "status");
        text.replaceChildren(...parts.filter(Boolean).map(part => { const p = document.createElement("p"); p.textContent = part; return p; }));
        if (!text.isConnected) document.getElementById("main")?.prepend(text);
    };

    /// Shows at each paper what is still to be sent about it.
    async function show() {
        const receipts = await waiting();
        for (const old of document.querySelectorAll(".waits")) old.remove();
        for (const form of document.querySelectorAll("form.receipt")) form.hidden = false;
        for (const receipt of receipts) {
            for (const copy of document.querySelectorAll(`[data-copy="${receipt.directiveId}"]`)) {
                const tag = document.createElement("span");
                tag.className = "tag wait waits";
                tag.textContent = say(`chờ gửi: ${receipt.words}`, `to be sent: ${receipt.words}`);
                [...copy.querySelectorAll("[data-copy-status], .waits")].at(-1)?.after(" ", tag);
                for (const button of copy.querySelectorAll(`form.receipt [data-code="${receipt.statusCode}"]`)) button.closest("form").hidden = true;
            }
        }
        if (receipts.length) note("wait", "unsent", say(`${receipts.length} hồi báo chờ gửi. Có mạng trở lại thì tự gửi, mỗi hồi báo một lần.`, `${receipts.length} to be sent, each once, when the connection is back.`));
        else document.getElementById("unsent")?.remove();
    }

    /// Sends what waits, the oldest first. One that the centre refuses is told and not sent again; where nothing answers, all wait on.
    const send = () => (navigator.locks ? navigator.locks.request("receipts", sendAll) : sendAll());
    async function sendAll() {
        const sent = [];
        for (const receipt of await waiting()) {
            let answer;
            try {
                answer = await fetch("/hoi-bao", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...receipt, place: undefined, words: undefined }) });
            } catch {
                break;
            }
            if (answer.status === 401 || answer.status === 429 || answer.status >= 500) break;
            if (!answer.ok) {
                const refusal = await answer.json().catch(() => ({})), form = document.querySelector(`form.receipt:has([name="receiptId"][value="${receipt.receiptId}"])`);
                for (const button of form?.querySelectorAll("button") ?? []) button.disabled = false;
                if (refusal.code === "authority.capacity-required" && form) {
                    // The page itself asks in which capacity; its answer has the same id.
                    await inQueue("readwrite", queue => queue.delete(receipt.place));
                    form.submit();
                    return [];
                }
                note("refused", `refused-${receipt.receiptId}`, `${receipt.words}: ${refusal.title ?? say("không được ghi", "not recorded")}`, refusal.detail);
            } else sent.push(receipt.words);
            await inQueue("readwrite", queue => queue.delete(receipt.place));
        }
        await show();
        return sent;
    }

    /// The page is shown again as it now is, and says what was recorded.
    async function sendAndShow() {
        const sent = await send();
        if (!sent.length) return false;
        sessionStorage.setItem("told", say(`Đã ghi: ${sent.join(", ")}.`, `Recorded: ${sent.join(", ")}.`));
        location.reload();
        return true;
    }

    if (reader) {
        document.addEventListener("submit", async e => {
            const form = e.target;
            if (e.defaultPrevented || form.method !== "post") return;
            if (form.matches(".receipt")) {
                e.preventDefault();
                const value = name => form.elements[name]?.value;
                const receipt = {
                    reader, branch: /branches\/([^/]+)\//.exec(value("_act"))[1], receiptId: value("receiptId"), directiveId: value("directiveId"), statusCode: value("statusCode"),
                    at: new Date().toISOString(), note: value("note") ?? "", attempt: Number(value("attempt:number")), as: value("as"), words: form.querySelector("[data-code]").textContent.trim(),
                };
                try {
                    await inQueue("readwrite", queue => queue.add(receipt));
                } catch (why) {
                    // Tapped twice it is one: the queue takes each id once. A browser that keeps nothing sends the form itself.
                    if (why?.name !== "ConstraintError") { form.submit(); return; }
                }
                await show();
                await sendAndShow();
            } else if ((keptAt || !navigator.onLine) && form.getAttribute("action") !== "/dang-xuat") {
                e.preventDefault();
                note("wait", "no-connection", say("Đang ngoại tuyến. Việc này cần có mạng; nội dung đang viết vẫn còn.", "Off-line. This needs a connection; what you typed is kept."));
                setTimeout(() => { for (const button of form.querySelectorAll("button")) button.disabled = false; }, 10);
            }
        });

        if (keptAt) {
            for (const done of document.querySelectorAll(".note.done")) done.remove();
            const there = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", year: "numeric", month: "numeric", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false }).formatToParts(new Date(keptAt)).map(p => [p.type, p.value]));
            const at = `${there.hour}:${there.minute}, ${there.day}/${+there.month < 3 ? "0" : ""}${+there.month}/${there.year}`;
            note("wait", "kept", say(`Đang ngoại tuyến – bản lưu lúc ${at}`, `Off-line – kept at ${at}`));
        }

        addEventListener("online", async () => { if (!await sendAndShow() && keptAt) location.reload(); });
        // The browser knows of a lost network, not of a centre that does not answer.
        setInterval(async () => { if (navigator.onLine && (await waiting()).length) await sendAndShow(); }, ALSO);
        addEventListener("replaced", show);
        const told = sessionStorage.getItem("told");
        if (told) note("done", "told", told);
        sessionStorage.removeItem("told");
        show().then(sendAndShow).catch(() => { });
    }
}
