mod support;
use support::*;
use codegen::ir::*;
#[test]
fn synth() {
    let out = std::env::var("SYNTH_OUT").unwrap();
    let mut api = sample();
    api.groups = (0..33).map(|i| group(&format!("group_{i}"), "x")).collect();
    api.types.truncate(5);
    for of in 0..60 { api.types.push(enumeration(&format!("enum_{of}"), EnumKind::String, &[("a","a"),("b","b"),("c","c"),("d","d")])); }
    let ne = api.types.len() as u32;
    for m in 0..300u32 {
        let n = if m % 37 == 0 { 40 } else { 2 + m % 4 };
        let fields = (0..n).map(|f| {
            let ty = match (m + f) % 8 { 0 => Type::Int64, 1 => Type::String, 2 => Type::Bool, 3 => Type::Named(TypeId(5 + (m + f) % 60)), 4 if m > 20 => Type::List(Box::new(Type::Named(TypeId(ne + m - 1 - f % 20)))), 5 if m > 20 => Type::Named(TypeId(ne + m - 1 - f % 20)), 6 => Type::Int32, _ => Type::String };
            let mut x = field(&format!("some_field_{f}"), &format!("someField{f}"), ty);
            x.docs.description = "What this field is about, in a few words.".into();
            x
        }).collect();
        api.types.push(model(&format!("some_model_{m}"), fields));
    }
    api.operations = (0..405u32).map(|o| {
        let mut op = operation(&format!("getSomething{o}"), &format!("get_something_{o}"), "GET", "/library/things/{id}");
        op.group = GroupId(o % 33);
        op.docs = Docs { summary: "Gets a thing.".into(), description: "It is a long story, and it takes two lines.\n\nReally.".into(), deprecated: None };
        op.params.push(param("id", "id", Location::Path, Type::Int64));
        for p in 0..(o % 4) { op.params.push(param(&format!("par_{p}"), &format!("par{p}"), Location::Query, match p % 3 { 0 => Type::String, 1 => Type::Int64, _ => Type::Named(TypeId(5 + p)) })); }
        op.client_params = vec![0, 1];
        op.responses = vec![answer(200, &[("application/json", Some(Type::Named(TypeId(ne + o % 300))))]), answer(401, &[("text/html", None)])];
        op.security = vec![SecurityRequirement(vec![(0, vec![])])];
        op
    }).collect();
    let t = std::time::Instant::now();
    let files = codegen::backend::rust::generate(&api, &Default::default()).unwrap();
    eprintln!("{:?} {} files {} lines", t.elapsed(), files.len(), files.iter().map(|f| f.1.lines().count()).sum::<usize>());
    let _ = std::fs::remove_dir_all(&out);
    for (p, t) in files.iter() { let p = std::path::Path::new(&out).join(p); std::fs::create_dir_all(p.parent().unwrap()).unwrap(); std::fs::write(p, t).unwrap(); }
    let f = codegen::backend::rust::features(&api);
    std::fs::write(format!("{out}/../features.toml"), f.iter().map(|f| format!("{} = {:?}\n", f.name, f.enables)).collect::<String>()).unwrap();
}
