// Comfort for the editor of routes: steps are moved, copied, added and removed with a press instead of by their numbers.
"use strict";

for (const form of document.querySelectorAll("#route")) {
    const list = form.querySelector("[data-steps]"), told = form.querySelector("[data-said]"), add = form.querySelector("[data-add]");
    const order = step => step.querySelector("[name$='._order']");
    const indexOf = step => Number(step.dataset.step);

    // The empty step at the end is what a new one is made from.
    const blank = list.lastElementChild;
    let next = indexOf(blank);
    blank.remove();
    for (const e of form.querySelectorAll("[data-order], [data-unscripted]")) e.hidden = true;
    for (const e of [add, ...form.querySelectorAll("[data-moves]"), blank.querySelector("[data-moves]")]) e.hidden = false;
    blank.querySelector("[data-order]").hidden = true;

    const shown = () => [...list.children].filter(step => !step.hidden);

    // A ballot asks an organ, every other step its people; what does not apply is not sent.
    function fit(step) {
        const ballot = step.querySelector("[data-kind]").value === "ballot";
        for (const part of step.querySelectorAll("[data-part]")) {
            part.hidden = (part.dataset.part === "ballot") !== ballot;
            for (const field of part.querySelectorAll("select, input")) field.disabled = part.hidden;
        }
    }

    function number() {
        shown().forEach((step, i) => { order(step).value = i + 1; step.querySelector("[data-number]").textContent = i + 1; });
        for (const step of list.children) if (step.hidden) order(step).value = "";
    }

    function changed(words, step) {
        number();
        told.textContent = `${words} ${step ?? ""}`;
        form.querySelector("[name='name']").dispatchEvent(new Event("input", { bubbles: true }));
    }

    function copyOf(step, index) {
        const copy = step.cloneNode(true), fields = step.querySelectorAll("select, input");
        copy.dataset.step = index;
        copy.querySelectorAll("select, input").forEach((field, i) => {
            field.name = field.name.replace(/^steps\[\d+\]/, `steps[${index}]`);
            if (field.type === "checkbox") field.checked = fields[i].checked;
            else field.value = fields[i].value;
        });
        return copy;
    }

    function make(from, after) {
        const step = copyOf(from, next++);
        if (after) after.after(step); else list.append(step);
        step.hidden = false;
        fit(step);
        return step;
    }

    add.addEventListener("click", () => {
        const step = make(blank);
        changed(told.dataset.added, shown().length);
        step.querySelector("[data-kind]").focus();
    });

    list.addEventListener("click", e => {
        const move = e.target.closest("[data-move]")?.dataset.move, step = e.target.closest("[data-step]");
        if (!move) return;
        const steps = shown(), at = steps.indexOf(step);
        if (move === "up" && at > 0) steps[at - 1].before(step);
        else if (move === "down" && at < steps.length - 1) steps[at + 1].after(step);
        else if (move === "copy") { const copy = make(step, step); changed(told.dataset.added, at + 2); copy.querySelector("[data-kind]").focus(); return; }
        else if (move === "remove") { step.hidden = true; changed(told.dataset.removed, at + 1); (steps[at + 1] ?? steps[at - 1])?.querySelector("[data-move='remove']").focus(); if (steps.length === 1) add.focus(); return; }
        else return;
        changed(told.dataset.moved, shown().indexOf(step) + 1);
        e.target.closest("[data-move]").focus();
    });

    list.addEventListener("change", e => { if (e.target.matches("[data-kind]")) fit(e.target.closest("[data-step]")); });

    // What was typed and not sent is there again, steps that were added included.
    const kept = JSON.parse(localStorage.getItem(slot(form)) ?? "null");
    for (const [name] of kept?.typed ?? []) {
        const index = Number(/^steps\[(\d+)\]/.exec(name)?.[1] ?? -1);
        if (index >= next) { next = index; make(blank); }
    }
    if (kept) {
        restore(form);
        for (const step of [...list.children].sort((one, other) => order(one).value - order(other).value)) { step.hidden = order(step).value === ""; list.append(step); }
    }
    for (const step of list.children) fit(step);
    number();
}
