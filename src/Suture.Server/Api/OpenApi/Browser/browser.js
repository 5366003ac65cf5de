"use strict";

// Draws the OpenAPI document. All text goes in as text, never as HTML.
const verbs = ["get", "post", "patch", "put", "delete"];

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function resolve(doc, schema, depth) {
  if (!schema || depth > 6) return "…";
  if (schema.$ref) return resolve(doc, doc.components.schemas[schema.$ref.split("/").pop()], depth + 1);
  const kinds = Array.isArray(schema.type) ? schema.type.filter(k => k !== "null") : [schema.type];
  const variants = schema.oneOf || schema.anyOf;
  if (variants) return resolve(doc, variants.find(v => v.type !== "null") || variants[0], depth);
  if (schema.enum) return schema.enum.join(" | ");
  if (kinds[0] === "array") return [resolve(doc, schema.items, depth + 1)];
  if (schema.properties) {
    const members = {};
    for (const [name, member] of Object.entries(schema.properties)) members[name] = resolve(doc, member, depth + 1);
    return members;
  }
  return schema.format || kinds[0] || "any";
}

function body(doc, title, content) {
  const box = element("div");
  for (const [type, media] of Object.entries(content || {})) {
    box.append(element("p", `${title}: ${type}`), element("pre", JSON.stringify(resolve(doc, media.schema, 0), null, 2)));
  }
  return box;
}

function parameters(list) {
  const table = element("table");
  const head = element("tr");
  for (const name of ["Parameter", "In", "Type"]) head.append(element("th", name));
  table.append(head);
  for (const p of list) {
    const row = element("tr");
    row.append(element("td", p.name + (p.required ? " (required)" : "")), element("td", p.in), element("td", [].concat(p.schema?.type ?? "").filter(k => k !== "null").join(", ")));
    table.append(row);
  }
  return table;
}

function operation(doc, verb, path, op) {
  const details = element("details");
  const summary = element("summary");
  summary.append(element("span", verb.toUpperCase(), `verb ${verb}`), element("code", path), element("span", op.summary || "", "what"));
  details.append(summary);
  details.dataset.text = `${verb} ${path} ${op.summary || ""} ${(op.tags || []).join(" ")}`.toLowerCase();
  details.addEventListener("toggle", () => {
    if (details.dataset.drawn) return;
    details.dataset.drawn = "yes";
    if (op.description) details.append(element("p", op.description));
    if (op.parameters?.length) details.append(parameters(op.parameters));
    details.append(body(doc, "Body", op.requestBody?.content));
    for (const [status, response] of Object.entries(op.responses || {})) {
      if (status.startsWith("2")) details.append(body(doc, `Answer ${status}`, response.content));
      else details.append(element("p", `${status}: ${response.description}`));
    }
  });
  return details;
}

async function draw() {
  const main = document.getElementById("operations");
  const answer = await fetch("/openapi/v1.json");
  const doc = await answer.json();
  const groups = new Map();
  for (const [path, item] of Object.entries(doc.paths)) {
    for (const verb of verbs.filter(v => item[v])) {
      const tag = item[verb].tags?.[0] || "Other";
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(operation(doc, verb, path, item[verb]));
    }
  }
  main.replaceChildren();
  for (const [tag, operations] of groups) {
    const section = element("section");
    section.append(element("h2", tag), ...operations);
    main.append(section);
  }
  document.getElementById("find").addEventListener("input", e => {
    const words = e.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const details of main.querySelectorAll("details")) details.hidden = !words.every(w => details.dataset.text.includes(w));
    for (const section of main.querySelectorAll("section")) section.hidden = !section.querySelector("details:not([hidden])");
  });
}

draw().catch(e => document.getElementById("operations").replaceChildren(element("p", `The description can not be read: ${e.message}`)));
