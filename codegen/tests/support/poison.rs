use codegen::ir::*;

/// Texts that would change code or comments if they were pasted into them.
pub const HOSTILE: &[&str] = &[
    "*/ fn injected() {} /*",
    "\"; std::process::exit(1); //",
    "\"#; fn injected() {} r#\"",
    "#![allow(warnings)]\n#![no_std]",
    "```rust\npanic!()\n```",
    "```\nunclosed",
    "line\r\nline\rline\u{2028}line\u{0}line",
    "\u{202e}right to left\u{2066}",
    "<script>alert(1)</script> <b>",
    "[`broken`] [link](missing) [std::vec] https://example.com/x_y",
    "../../etc/passwd",
    "{0} {} {{ }} \\ \\\\ \\\"",
    "/// doc\n//! doc\n    indented code",
    "# Heading\n===\n---",
    "{#injected} #[cfg(not(test))]",
];

/// The sample with `text` wherever a document may say what it likes.
pub fn poisoned(text: &str) -> Api {
    let mut api = super::sample();
    let wire = |wire: &mut String| wire.push_str(text);
    for of in [&mut api.title, &mut api.version, &mut api.description] {
        wire(of);
    }
    for server in &mut api.servers {
        wire(&mut server.url);
        wire(&mut server.description);
    }
    api.security_schemes.iter_mut().for_each(|scheme| wire(&mut scheme.id));
    for group in &mut api.groups {
        wire(&mut group.description);
        wire(&mut group.tag);
    }
    for def in &mut api.types {
        poison_docs(&mut def.docs, text);
        poison_kind(&mut def.kind, text);
    }
    for operation in &mut api.operations {
        wire(&mut operation.id);
        wire(&mut operation.path);
        poison_docs(&mut operation.docs, text);
        operation.responses.iter_mut().for_each(|response| wire(&mut response.description));
        operation.params.iter_mut().for_each(|param| poison_param(param, text));
    }
    api.client_params.iter_mut().for_each(|param| poison_param(param, text));
    api
}

fn poison_kind(kind: &mut TypeKind, text: &str) {
    match kind {
        TypeKind::Model(model) => {
            for field in &mut model.fields {
                field.wire.push_str(text);
                field.default = Some(Value::String(text.to_owned()));
                field.constraints.pattern = Some(text.to_owned());
                field.constraints.format = Some(text.to_owned());
                poison_docs(&mut field.docs, text);
            }
        }
        TypeKind::Enum(of) => {
            for value in &mut of.values {
                poison_docs(&mut value.docs, text);
                if of.kind == EnumKind::String {
                    value.wire.push_str(text);
                }
            }
        }
        TypeKind::Union(union) => {
            union.discriminator.iter_mut().for_each(|key| key.push_str(text));
            union
                .variants
                .iter_mut()
                .flat_map(|variant| &mut variant.tags)
                .for_each(|tag| tag.push_str(text));
        }
        TypeKind::Alias(_) => {}
    }
}

fn poison_param(param: &mut Param, text: &str) {
    param.wire.push_str(text);
    param.default = Some(Value::List(vec![Value::String(text.to_owned())]));
    poison_docs(&mut param.docs, text);
}

fn poison_docs(docs: &mut Docs, text: &str) {
    docs.summary.push_str(text);
    docs.description.push_str(text);
    if let Some(reason) = &mut docs.deprecated {
        reason.push_str(text);
    }
}
