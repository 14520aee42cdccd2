//! The samples of the pages of types.

use super::enums;
use crate::backend::docs::context::Context;
use crate::ir::{Enum, EnumKind, Type, TypeId, Value, Variant};
use crate::markdown::fence;
use crate::surface::examples::{self, Expr, Place, Strings, expression, json_text};
use crate::surface::{Spelling, type_ident, type_text, variant_ident};

/// A value that is built where a call takes one, and read from JSON where a server answers with one.
pub fn of_type(cx: &Context<'_>, id: TypeId) -> String {
    let value = examples::of_type(cx.api, id, cx.body_example(id));
    if cx.is_sent(id) {
        built(cx, &expression(cx.api, &Type::Named(id), &value, Place::Free))
    } else {
        read(cx, &Type::Named(id), &value)
    }
}

/// A known value.
pub fn of_enum(cx: &Context<'_>, id: TypeId, of: &Enum) -> String {
    let wire = match examples::of_type(cx.api, id, None) {
        Value::String(wire) | Value::Number(wire) => wire,
        _ => String::new(),
    };
    let Some(value) = of.values.iter().find(|value| value.wire == wire) else {
        let any = if of.kind == EnumKind::String { "\"value\"" } else { "1" };
        let path = type_text(cx.api, &Type::Named(id), Spelling::Docs);
        return built(cx, &Expr::atom(format!("{path}::from({any})")));
    };
    let (method, literal) = enums::wire(of, value);
    let ident = format!("models::{}::{}", type_ident(&cx.api.type_def(id).name), variant_ident(&value.name));
    program(cx, &format!("let value = {ident};\nassert_eq!(value.{method}(), {literal});"))
}

/// A value of a member of a union.
pub fn of_member(cx: &Context<'_>, union: TypeId, variant: &Variant) -> String {
    let value = examples::made_up(cx.api, &variant.ty);
    let inner = expression(cx.api, &variant.ty, &value, Place::Exact);
    let ident =
        format!("models::{}::{}", type_ident(&cx.api.type_def(union).name), variant_ident(&variant.name));
    built(cx, &Expr::group(format!("{ident}("), vec![inner], ")"))
}

/// A value of the type that an alias stands for.
pub fn of_alias(cx: &Context<'_>, ty: &Type) -> String {
    built(cx, &expression(cx.api, ty, &examples::made_up(cx.api, ty), Place::Free))
}

fn built(cx: &Context<'_>, value: &Expr) -> String {
    let binding = "let value = ";
    program(cx, &format!("{binding}{};\nprintln!(\"{{value:?}}\");", value.layout(0, binding.len(), 1)))
}

fn program(cx: &Context<'_>, body: &str) -> String {
    let import = if body.contains("models::") {
        format!("use {}::models;\n\n", cx.crate_name())
    } else {
        String::new()
    };
    format!("{}\n", fence("rust", &format!("{import}{body}")))
}

fn read(cx: &Context<'_>, ty: &Type, value: &Value) -> String {
    let ty = type_text(cx.api, ty, Spelling::Docs);
    let json = json_text(value, Strings::Json, 8);
    let hashes = "#".repeat(longest_hashes(&json) + 1);
    let text = format!(
        "use {}::models;\n\nfn main() -> Result<(), serde_json::Error> {{\n    let json = r{hashes}\"\n        \
         {json}\n    \"{hashes};\n    let value: {ty} = serde_json::from_str(json)?;\n    \
         println!(\"{{value:?}}\");\n    Ok(())\n}}",
        cx.crate_name(),
    );
    format!("{}\n", fence("rust", &text))
}

/// The longest run of `#` behind a quote, which would end a raw string with as many.
fn longest_hashes(text: &str) -> usize {
    let behind_quotes = text.split('"').skip(1);
    behind_quotes.map(|rest| rest.len() - rest.trim_start_matches('#').len()).max().unwrap_or_default()
}
