// Files dropped anywhere on the form become those of its field; the button says that something goes on.
const form = document.getElementById("add");
const field = document.getElementById("files");
const drop = document.getElementById("drop");
const told = document.getElementById("dropped");

function show() {
  const count = field.files.length;
  told.textContent = count ? `${count} ${count === 1 ? "file" : "files"}: ${[...field.files].slice(0, 3).map((f) => f.name).join(", ")}${count > 3 ? ", …" : ""}` : "";
}

if (form) {
  for (const kind of ["dragover", "dragenter"]) {
    form.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  form.addEventListener("dragleave", () => drop.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    show();
  });
  field.addEventListener("change", show);
  form.addEventListener("submit", () => {
    const button = document.getElementById("read");
    button.disabled = true;
    button.textContent = "Sending …";
  });
  addEventListener("pageshow", () => {
    const button = document.getElementById("read");
    button.disabled = false;
    button.textContent = "Read them";
  });
}
