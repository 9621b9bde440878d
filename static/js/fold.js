// On a phone the console is a remote control: what is not needed at the thumb starts folded.

if (matchMedia("(max-width: 44rem)").matches) {
  for (const part of document.querySelectorAll("details.fold")) part.open = false;
}
