//! Documents that lowering has to refuse, or to get through without losing its footing.

use std::{fmt::Write, fs, path::Path};

use codegen::{
    frontend::{self, Loaded},
    surface,
};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";

/// Loads a document of these `components/schemas`, or gives the messages of its errors.
fn load(name: &str, schemas: &str) -> Result<Loaded, Vec<String>> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.yaml"));
    fs::write(&path, format!("{HEAD}{schemas}")).expect("a document that can be written");
    frontend::load(&path, &[], &surface::reserved()).map_err(|findings| {
        findings.into_iter().filter(|finding| finding.is_error()).map(|finding| finding.message).collect()
    })
}

fn refused(name: &str, schemas: &str, part: &str) {
    match load(name, schemas) {
        Ok(_) => panic!("{name} is taken"),
        Err(messages) => {
            assert!(messages.iter().any(|message| message.contains(part)), "{name}: {messages:?}")
        }
    }
}

/// `count` schemas, each of which `next` makes of the one after it.
fn chain(count: usize, next: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    for at in 0..count {
        let _ = writeln!(out, "    S{at}: {}", next(at + 1));
    }
    let _ = writeln!(out, "    S{count}: {{type: object, properties: {{a: {{type: string}}}}}}");
    out
}

#[test]
fn long_chains_of_references_end_in_a_diagnostic() {
    let all_of = chain(300, |next| {
        format!(
            "{{allOf: [{{$ref: '#/components/schemas/S{next}'}}, {{type: object, properties: {{p{next}: {{type: string}}}}}}]}}"
        )
    });
    refused("long_all_of", &all_of, "too many schemas that lead to each other");
    let aliases =
        chain(300, |next| format!("{{nullable: true, allOf: [{{$ref: '#/components/schemas/S{next}'}}]}}"));
    refused("long_alias", &aliases, "too many schemas that lead to each other");
}

#[test]
fn diamonds_are_walked_once() {
    let diamonds = chain(40, |next| {
        let link = format!("{{$ref: '#/components/schemas/S{next}'}}");
        format!(
            "{{allOf: [{link}, {{allOf: [{link}, {{type: object, properties: {{p{next}: {{type: string}}}}}}]}}]}}"
        )
    });
    let loaded = load("diamonds", &diamonds).expect("a document that is taken");
    assert_eq!(loaded.api.types.len(), 41);
}

#[test]
fn objects_that_grow_while_they_are_merged_come_to_an_end() {
    let grown = "
    A:
      type: object
      properties:
        x:
          allOf:
            - $ref: '#/components/schemas/A'
            - type: object
              properties:
                x:
                  allOf:
                    - $ref: '#/components/schemas/B'
                    - type: object
                      properties: {x: {type: object, properties: {z: {type: string}}}}
    B:
      type: object
      properties:
        x:
          allOf:
            - $ref: '#/components/schemas/A'
            - type: object
              properties: {y: {$ref: '#/components/schemas/B'}}
";
    let loaded = load("grown", grown).expect("a document that is taken");
    assert!(loaded.api.types.len() < 100, "{} types", loaded.api.types.len());
}

#[test]
fn a_choice_that_only_leads_to_itself_is_refused() {
    let schemas = "
    A:
      oneOf: [{type: string}, {$ref: '#/components/schemas/B'}]
    B:
      oneOf: [{type: integer}, {$ref: '#/components/schemas/A'}]
";
    refused("choice", schemas, "itself");
}

#[test]
fn pinned_names_have_to_be_names_and_to_be_free() {
    refused("no_name", "    A: {type: object, x-name: '!', properties: {a: {type: string}}}\n", "not a name");
    let twice = "
    A: {type: object, x-name: same, properties: {a: {type: string}}}
    B: {type: object, x-name: Same, properties: {a: {type: string}}}
";
    refused("same_name", twice, "already taken");
    let fields = "
    A:
      type: object
      properties:
        a: {type: string, x-name: same}
        b: {type: string, x-name: same}
";
    refused("same_field", fields, "already taken");
}

#[test]
fn an_operation_takes_only_what_the_client_has() {
    let document = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: a
      x-client-parameters: [{$ref: '#/components/parameters/device'}]
      responses: {'200': {description: Done}}
components:
  parameters:
    device: {name: X-Device, in: header, schema: {type: string}}
";
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("not_the_clients.yaml");
    fs::write(&path, document).expect("a document that can be written");
    let findings = frontend::load(&path, &[], &surface::reserved()).expect_err("a document that is refused");
    assert!(findings.iter().any(|finding| finding.message.contains("none of the client's")), "{findings:?}");
}

#[test]
fn many_equal_names_are_told_apart() {
    let mut schemas = "    A:\n      type: object\n      properties:\n".to_owned();
    for at in 0..5_000 {
        let _ = writeln!(
            schemas,
            "        '{}': {{type: string}}",
            "!".repeat(at % 100 + 1) + &"?".repeat(at / 100 + 1)
        );
    }
    let loaded = load("equal_names", &schemas).expect("a document that is taken");
    let codegen::ir::TypeKind::Model(model) = &loaded.api.types[0].kind else { panic!("no model") };
    let names: std::collections::BTreeSet<_> =
        model.fields.iter().map(|field| field.name.collision_key()).collect();
    assert_eq!(names.len(), 5_000);
}
