// Stands in for the marker package of the same name, which refuses to load outside a server component.
export {};
