//! Types that are one of several, and other names of types.

use super::{Parts, ROOT, sample};
use crate::backend::docs::context::Context;
use crate::ir::{Type, TypeId, Union, Variant};
use crate::markdown::code;
use crate::surface::{self, Spelling};

/// The members, each with a sample.
pub fn parts(cx: &Context<'_>, id: TypeId, union: &Union) -> Parts {
    let members = union.variants.iter().map(|variant| member(cx, id, variant));
    let ident = surface::type_ident(&cx.api.type_def(id).name);
    let tag = union.discriminator.as_ref().map(|key| format!("The key {} says which one it is. ", code(key)));
    let open = format!(
        "{}A value that fits none of them is kept as `models::{ident}::{}`.\n",
        tag.unwrap_or_default(),
        surface::catch_all_ident()
    );
    let members: Vec<String> = members.chain([open]).collect();
    Parts { sample: sample::of_type(cx, id), heading: "Supported Types", content: members.join("\n") }
}

/// The type that an alias stands for.
pub fn alias(cx: &Context<'_>, ty: &Type) -> Parts {
    let content = format!("### {}\n", cx.linked(&surface::type_text(cx.api, ty, Spelling::Docs), ROOT));
    Parts { sample: sample::of_alias(cx, ty), heading: "Supported Types", content }
}

fn member(cx: &Context<'_>, id: TypeId, variant: &Variant) -> String {
    let ty = surface::type_text(cx.api, &variant.ty, Spelling::Docs);
    format!("### {}\n\n{}", cx.linked(&ty, ROOT), sample::of_member(cx, id, variant))
}
