// Comfort: a chosen text file is put into the field it is meant for, to be read before it is sent.
"use strict";

for (const input of document.querySelectorAll("input[type=file][data-into]")) {
    input.closest("label").hidden = false;
    input.addEventListener("change", async () => {
        const field = input.form.elements[input.dataset.into];
        if (!input.files[0]) return;
        field.value = await input.files[0].text();
        field.dispatchEvent(new Event("input", { bubbles: true }));
    });
}
