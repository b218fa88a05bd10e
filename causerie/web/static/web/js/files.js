// [data-bytes-max]: a file that is too large is said so before it is sent. The server says it too,
// but by then a slow line has carried it all.

export function boundFiles(root) {
  for (const input of root.querySelectorAll("[data-bytes-max]")) {
    input.addEventListener("change", () => {
      const isLarge = [...input.files].some((file) => file.size > Number(input.dataset.bytesMax));
      input.setCustomValidity(isLarge ? input.dataset.tooLarge : "");
      if (isLarge) input.reportValidity();
    });
  }
}
