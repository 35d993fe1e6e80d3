/* Writes a view's query into the address of a page without a map; what is not ours stays. */

const OWN = ["v", "lang", "on", "known", "since", "layers", "at", "sel", "status", "base"];
const AS_AT_FIRST = "v=1";

export default function address({ data }) {
  const { pathname, search, hash } = window.location;
  const others = [...new URLSearchParams(search)].filter(([name]) => !OWN.includes(name));
  const ours = data.query === AS_AT_FIRST ? "" : data.query;
  const query = [ours, new URLSearchParams(others).toString()].filter(Boolean).join("&");
  const wanted = query ? `?${query}` : "";
  if (wanted !== search) window.history.replaceState(window.history.state, "", `${pathname}${wanted}${hash}`);
}
