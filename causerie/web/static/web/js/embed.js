// [data-embed]: another site's player, put in place of its link when the reader asks for it.

export function playOnClick(root) {
  for (const embed of root.querySelectorAll("[data-embed]")) {
    const link = embed.querySelector("a");
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      link.replaceWith(frameFor(embed));
    });
  }
}

function frameFor(embed) {
  const frame = document.createElement("iframe");
  frame.src = embed.dataset.embed;
  frame.title = embed.dataset.title;
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  return frame;
}
