//! Objects.

use super::{Parts, ROOT, sample};
use crate::backend::docs::cells::{self, Facts};
use crate::backend::docs::context::Context;
use crate::ir::{Field, Model, TypeId};
use crate::markdown::{code, table};
use crate::surface::{self, Spelling, examples};

/// Fields, in the order of the document.
pub fn parts(cx: &Context<'_>, id: TypeId, model: &Model) -> Parts {
    let mut rows: Vec<Vec<String>> = model.fields.iter().map(|field| row(cx, field)).collect();
    let header = cells::with_examples(["Field", "Type", "Required", "Description"], &mut rows, |_| true);
    let mut content = table(&header, &rows);
    if let Some(ty) = &model.extra {
        let ty = cx.linked(&surface::type_text(cx.api, ty, Spelling::Docs), ROOT);
        let extra = code(surface::extra_ident(model));
        content.push_str(&format!(
            "\nOther keys may be there, with values of the type {ty}; they are kept in {extra}.\n"
        ));
    }
    Parts { sample: sample::of_type(cx, id), heading: "Fields", content }
}

fn row(cx: &Context<'_>, field: &Field) -> Vec<String> {
    let ident = surface::snake_ident(&field.name);
    let facts = Facts {
        docs: &field.docs,
        ident: &ident,
        wire: &field.wire,
        default: field.default.as_ref(),
        constraints: Some(&field.constraints),
        remark: String::new(),
    };
    let example = field.example.as_ref().and_then(|value| examples::adapted(cx.api, &field.ty, value));
    vec![
        cells::name(&ident, &field.docs),
        cx.linked(&surface::field_type(cx.api, field, Spelling::Docs), ROOT),
        cells::mark(field.required),
        cells::description(&facts),
        cells::example(example.as_ref()),
    ]
}
