//! The published schema is the one of the types.

/// Heals, then fails: a changed type rewrites the schema, and the test says to commit it.
#[test]
fn the_schema_in_schemas_is_the_types_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/plan.schema.json");
    let fresh = super::schema();
    let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if kept != fresh {
        std::fs::write(path, &fresh).expect("schemas/ can be written");
        panic!("schemas/plan.schema.json was out of date and has been rewritten: commit it");
    }
}
