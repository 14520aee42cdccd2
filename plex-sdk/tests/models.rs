//! How models read what servers send: leniently, losing nothing.

mod sample;

use std::collections::BTreeMap;

use plex_sdk::runtime::*;
use sample::{AllowSync, BoolInt, Connection, Device, Scope, plain_model};
use serde_json::{from_str, json, to_value};

plain_model!(Everything {
    string: Option<String> = 0 "string",
    int: Option<i64> = 1 "int",
    small: Option<i32> = 2 "small",
    unsigned: Option<u64> = 3 "unsigned",
    float: Option<f64> = 4 "float",
    flag: Option<bool> = 5 "flag",
    secret: Option<Secret> = 6 "secret",
    scope: Option<Scope> = 7 "scope",
    bool_int: Option<BoolInt> = 8 "boolInt",
    union_: Option<AllowSync> = 9 "union",
    any: Option<Value> = 10 "any",
    model: Option<Device> = 11 "model",
    boxed: Option<Box<Everything>> = 12 "boxed",
    strings: Vec<String> = 13 "strings",
    ints: Vec<i64> = 14 "ints",
    models: Vec<Connection> = 15 "models",
    matrix: Vec<Vec<i64>> = 16 "matrix",
    map: BTreeMap<String, i64> = 17 "map",
    lists: BTreeMap<String, Vec<i64>> = 18 "lists",
    bare: Value = 19 "bare",
} required []);

plain_model!(Strict {
    id: i64 = 0 "id",
    list: Vec<i64> = 1 "list",
    null: Option<String> = 2 "null",
    scope: Scope = 3 "scope",
    child: Option<Box<Strict>> = 4 "child",
    children: Vec<Strict> = 5 "children",
    named: BTreeMap<String, Strict> = 6 "named",
    map: BTreeMap<String, i64> = 7 "map",
} required [0, 1, 2, 3]);

/// Reads one field, checks that the object comes out as it went in, and returns the model.
#[track_caller]
fn read(key: &str, value: Value) -> Everything {
    let object = json!({ key: value });
    let model: Everything = from_str(&object.to_string()).unwrap();
    assert_eq!(to_value(&model).unwrap(), object, "comes out as it went in");
    let again: Everything = serde_json::from_value(object).unwrap();
    assert_eq!(again, model, "reads the same from a value tree");
    model
}

#[test]
fn scalars_are_read_from_other_forms() {
    for (value, int) in [
        (json!(1), Some(1)),
        (json!("1"), Some(1)),
        (json!(" 12 "), Some(12)),
        (json!(1.0), Some(1)),
        (json!("1.0"), Some(1)),
        (json!(true), Some(1)),
        (json!(-5), Some(-5)),
        (json!(i64::MIN), Some(i64::MIN)),
        (json!("9223372036854775807"), Some(i64::MAX)),
        (json!(1.5), None),
        (json!("abc"), None),
        (json!(""), None),
        (json!(null), None),
        (json!(u64::MAX), None),
        (json!(1e300), None),
        (json!([1]), None),
        (json!({"a": 1}), None),
    ] {
        let model = read("int", value.clone());
        assert_eq!(model.int, int, "{value}");
        let unread: Vec<_> = model.extra.unread().collect();
        assert_eq!(unread, if int.is_none() { vec![("int", &value)] } else { vec![] });
    }
    assert_eq!(read("small", json!(2_147_483_647)).small, Some(i32::MAX));
    assert_eq!(read("small", json!(2_147_483_648_i64)).small, None);
    assert_eq!(read("unsigned", json!(u64::MAX)).unsigned, Some(u64::MAX));
    assert_eq!(read("unsigned", json!(-1)).unsigned, None);

    for (value, float) in [
        (json!(1.5), Some(1.5)),
        (json!(8), Some(8.0)),
        (json!(8.0), Some(8.0)),
        (json!("1.78"), Some(1.78)),
        (json!(1e300), Some(1e300)),
        (json!(u64::MAX), Some(18_446_744_073_709_551_615.0)),
        (json!(9_007_199_254_740_993_i64), Some(9_007_199_254_740_992.0)),
        (json!("NaN"), None),
        (json!("x"), None),
    ] {
        assert_eq!(read("float", value.clone()).float, float, "{value}");
    }

    for (value, flag) in [
        (json!(true), Some(true)),
        (json!(1), Some(true)),
        (json!("1"), Some(true)),
        (json!("true"), Some(true)),
        (json!("True"), Some(true)),
        (json!(0), Some(false)),
        (json!("0"), Some(false)),
        (json!("false"), Some(false)),
        (json!(2), None),
        (json!("yes"), None),
    ] {
        assert_eq!(read("flag", value.clone()).flag, flag, "{value}");
    }

    for (value, string) in [
        (json!("a"), Some("a")),
        (json!(5), Some("5")),
        (json!(1.5), Some("1.5")),
        (json!(true), Some("true")),
        (json!(u64::MAX), Some("18446744073709551615")),
        (json!([]), None),
        (json!({}), None),
    ] {
        assert_eq!(read("string", value.clone()).string.as_deref(), string, "{value}");
    }
    assert_eq!(read("secret", json!(5)).secret.unwrap().expose(), "5");
}

#[test]
fn enums_and_unions_are_open() {
    assert_eq!(read("scope", json!("all")).scope, Some(Scope::All));
    assert_eq!(read("scope", json!("new")).scope.unwrap().as_str(), "new");
    assert_eq!(read("scope", json!(5)).scope.unwrap().as_str(), "5");
    assert_eq!(read("scope", json!({})).scope, None);
    assert_eq!(read("boolInt", json!(1)).bool_int, Some(BoolInt::True));
    assert_eq!(read("boolInt", json!("1")).bool_int, Some(BoolInt::True));
    assert_eq!(read("boolInt", json!(false)).bool_int, Some(BoolInt::False));
    assert_eq!(read("boolInt", json!(9)).bool_int, Some(BoolInt::Unknown(9)));
    assert_eq!(read("boolInt", json!("x")).bool_int, None);

    assert_eq!(read("union", json!(true)).union_, Some(AllowSync::Bool(true)));
    assert_eq!(read("union", json!("1")).union_, Some(AllowSync::String("1".into())));
    assert_eq!(read("union", json!(1)).union_, Some(AllowSync::Bool(true)), "leniently, the first member");
    assert_eq!(read("union", json!([1])).union_, Some(AllowSync::Unknown(json!([1]))));
    assert_eq!(read("union", json!(null)).union_, None);
    let Some(AllowSync::Device(device)) = read("union", json!({"name": "a"})).union_ else { panic!() };
    assert_eq!(device.name.as_deref(), Some("a"));
    let Some(AllowSync::Connection(_)) = read("union", json!({"uri": "a", "port": 1})).union_ else {
        panic!()
    };
    let tagged = json!({"kind": "device", "uri": "a", "port": 1});
    assert!(matches!(read("union", tagged).union_, Some(AllowSync::Device(_))), "the tag decides");
    let tagged = json!({"kind": "other", "uri": "a"});
    assert_eq!(read("union", tagged.clone()).union_, Some(AllowSync::Unknown(tagged)));
}

#[test]
fn lists_and_maps_keep_what_they_cannot_hold() {
    assert_eq!(read("ints", json!([1, 2])).ints, [1, 2]);
    assert_eq!(read("ints", json!(["1", 2, null, "x", 5.0, {}])).ints, [1, 2, 5]);
    assert_eq!(read("ints", json!("7")).ints, [7]);
    assert_eq!(read("ints", json!(7)).ints, [7]);
    assert!(read("ints", json!([])).ints.is_empty());
    assert!(read("ints", json!(null)).ints.is_empty());
    assert!(read("ints", json!("x")).ints.is_empty());
    assert_eq!(read("strings", json!("a")).strings, ["a"]);
    assert_eq!(read("models", json!({"uri": "a", "port": "1"})).models[0].port, Some(1));
    assert_eq!(read("models", json!([{"uri": "a"}, 5, {"uri": "b"}])).models.len(), 2);
    assert!(read("models", json!("")).models.is_empty());
    assert_eq!(read("matrix", json!([[1], ["2", 3], 4, null])).matrix, [vec![1], vec![2, 3], vec![4]]);
    assert_eq!(
        read("map", json!({"a": 1, "b": "2", "c": {}})).map,
        BTreeMap::from([("a".into(), 1), ("b".into(), 2)])
    );
    assert!(read("map", json!({})).map.is_empty());
    assert!(read("map", json!([])).map.is_empty());
    assert!(read("map", json!(5)).map.is_empty());
    assert_eq!(read("lists", json!({"a": [], "b": "1"})).lists["b"], [1]);
    for value in [json!(null), json!([1]), json!({"a": 1.0}), json!(1.0)] {
        let model = read("any", value.clone());
        assert_eq!(model.any, (!value.is_null()).then(|| value.clone()));
        assert_eq!(read("bare", value.clone()).bare, value);
    }
    assert_eq!(read("model", json!([{"name": "a"}])).model, None);
    assert_eq!(read("boxed", json!({"boxed": {"int": "5"}})).boxed.unwrap().boxed.unwrap().int, Some(5));
}

#[test]
fn a_changed_field_is_written_new() {
    let text = r#"{"int":"1","flag":1,"ints":["1","x",3],"models":{"uri":"a"},"string":null,"map":{"a":"1","b":"x"},
        "strings":[],"float":"x","union":1}"#;
    let mut model: Everything = from_str(text).unwrap();
    model.int = Some(2);
    model.flag = None;
    model.ints.push(4);
    model.models[0].uri = "b".into();
    model.string = Some("new".into());
    model.map.insert("b".into(), 7);
    model.strings.push("new".into());
    model.float = Some(2.0);
    model.union_ = Some(AllowSync::Bool(false));
    assert_eq!(
        to_value(&model).unwrap(),
        json!({"int": 2, "ints": [1, 3, 4], "models": {"uri": "b"}, "string": "new", "map": {"a": "1", "b": 7},
            "strings": ["new"], "float": 2, "union": false})
    );
    model.models.clear();
    model.ints.truncate(2);
    model.ints[1] = 9;
    let written = to_value(&model).unwrap();
    assert_eq!(written["ints"], json!(["1", "x", 9]), "the same number of items keeps their places");
    assert_eq!(written.get("models"), None);
    model.extra.normalise();
    assert_eq!(to_value(&model).unwrap()["ints"], json!([1, 9]));
}

#[test]
fn unknown_keys_are_kept_and_compared() {
    let text = r#"{"string":"a","new":{"x":[1,null]},"other":"b"}"#;
    let mut model: Everything = from_str(text).unwrap();
    assert_eq!(model.extra.get("other"), Some(&json!("b")));
    assert_eq!(model.extra.len(), 2);
    assert_eq!(to_value(&model).unwrap(), from_str::<Value>(text).unwrap());
    let mut other = model.clone();
    assert_eq!(other, model);
    other.extra.insert("new".into(), json!(1));
    assert_ne!(other, model);
    model.extra.insert("string".into(), json!("not written: the field has this key"));
    assert_eq!(to_value(&model).unwrap()["string"], "a");
    assert_eq!(size_of::<Extra>(), size_of::<usize>());

    let read_from_string: Everything = from_str(r#"{"int":"1"}"#).unwrap();
    let read_from_number: Everything = from_str(r#"{"int":1}"#).unwrap();
    assert_eq!(read_from_string, read_from_number, "the form does not count");
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let model: Everything = from_str(r#"{"int":"1","ints":[1],"int":2,"ints":[2],"x":1,"x":2}"#).unwrap();
    assert_eq!((model.int, model.ints.as_slice()), (Some(2), [2].as_slice()));
    assert_eq!(to_value(&model).unwrap(), json!({"int": 2, "ints": [2], "x": 2}));
    let model: Everything = from_str(r#"{"int":2,"int":"1","model":{"name":"a"},"model":{}}"#).unwrap();
    assert_eq!(to_value(&model).unwrap(), json!({"int": "1", "model": {}}));
    let model: Everything = from_str(r#"{"map":{"a":1},"map":{"b":2},"bare":1,"bare":null}"#).unwrap();
    assert_eq!(to_value(&model).unwrap(), json!({"map": {"b": 2}, "bare": null}));
    let model: Everything = from_str(r#"{"int":1,"int":null,"flag":true,"flag":[]}"#).unwrap();
    assert_eq!((model.int, model.flag), (None, None));
}

#[test]
fn required_fields() {
    let written = |text: &str| to_value(from_str::<Strict>(text).unwrap()).unwrap();
    let whole = json!({"id": 1, "list": [], "null": null, "scope": "all"});
    assert_eq!(written(&whole.to_string()), whole);
    assert_eq!(
        written(r#"{"id":"1","scope":"all"}"#),
        json!({"id": "1", "scope": "all"}),
        "nothing is invented"
    );
    assert_eq!(
        written(r#"{"id":1,"list":null,"scope":"all"}"#),
        json!({"id": 1, "list": null, "scope": "all"})
    );
    let built = Strict { id: 1, ..Strict::default() };
    assert_eq!(to_value(&built).unwrap(), whole, "a required list or null is sent");
    let mut absent: Strict = from_str(r#"{"id":1,"scope":"all"}"#).unwrap();
    absent.list.push(5);
    assert_eq!(to_value(&absent).unwrap(), json!({"id": 1, "list": [5], "scope": "all"}));

    for (text, message) in [
        (r#"{"scope":"all"}"#, "missing field `id`"),
        (r#"{"id":1}"#, "missing field `scope`"),
        (r#"{"id":"abc","scope":"all"}"#, "expected integer, found string \"abc\""),
        (r#"{"id":null,"scope":"all"}"#, "expected integer, found null"),
        (
            r#"{"id":18446744073709551615,"scope":"all"}"#,
            "expected integer, found number 18446744073709551615",
        ),
        (r#"{"id":[],"scope":"all"}"#, "expected integer, found array"),
        (r#"{"id":1,"scope":{}}"#, "expected Scope, found object"),
        (r#"{"id":1,"scope":"all","list":"x"}"#, "expected array, found string \"x\""),
        ("[]", "expected Strict, found array"),
    ] {
        let error = from_str::<Strict>(text).unwrap_err().to_string();
        assert!(error.starts_with(message), "{text}: {error}");
    }
}

/// A model of 260 required fields, whose keys are their positions.
#[derive(Clone, Debug, PartialEq)]
struct Wide([i64; 260], Extra);

impl Default for Wide {
    fn default() -> Self {
        Self([0; 260], Extra::default())
    }
}

const POSITIONS: [u16; 260] = {
    let mut all = [0; 260];
    let mut index = 0;
    while index < all.len() {
        all[index] = index as u16;
        index += 1;
    }
    all
};

impl Model for Wide {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape::new("Wide", KEYS, "", &POSITIONS);
        &SHAPE
    }

    fn field(&self, index: u16) -> &dyn Field {
        self.0.get(usize::from(index)).map_or(&self.1, |value| value as _)
    }

    fn field_mut(&mut self, index: u16) -> &mut dyn Field {
        self.0.get_mut(usize::from(index)).map_or(&mut self.1, |value| value as _)
    }
}

const KEYS: &[&str] = &[
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35",
    "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52",
    "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "64", "65", "66", "67", "68", "69",
    "70", "71", "72", "73", "74", "75", "76", "77", "78", "79", "80", "81", "82", "83", "84", "85", "86",
    "87", "88", "89", "90", "91", "92", "93", "94", "95", "96", "97", "98", "99", "100", "101", "102", "103",
    "104", "105", "106", "107", "108", "109", "110", "111", "112", "113", "114", "115", "116", "117", "118",
    "119", "120", "121", "122", "123", "124", "125", "126", "127", "128", "129", "130", "131", "132", "133",
    "134", "135", "136", "137", "138", "139", "140", "141", "142", "143", "144", "145", "146", "147", "148",
    "149", "150", "151", "152", "153", "154", "155", "156", "157", "158", "159", "160", "161", "162", "163",
    "164", "165", "166", "167", "168", "169", "170", "171", "172", "173", "174", "175", "176", "177", "178",
    "179", "180", "181", "182", "183", "184", "185", "186", "187", "188", "189", "190", "191", "192", "193",
    "194", "195", "196", "197", "198", "199", "200", "201", "202", "203", "204", "205", "206", "207", "208",
    "209", "210", "211", "212", "213", "214", "215", "216", "217", "218", "219", "220", "221", "222", "223",
    "224", "225", "226", "227", "228", "229", "230", "231", "232", "233", "234", "235", "236", "237", "238",
    "239", "240", "241", "242", "243", "244", "245", "246", "247", "248", "249", "250", "251", "252", "253",
    "254", "255", "256", "257", "258", "259",
];

named!(Wide, Object);

#[test]
fn many_required_fields() {
    let entries: Vec<_> = (0..260).map(|key| format!("\"{key}\":{key}")).collect();
    let read = |entries: &[String]| from_str::<Wide>(&format!("{{{}}}", entries.join(",")));
    assert_eq!(read(&entries).unwrap().0[259], 259);
    for missing in [0, 1, 63, 64, 255, 256, 259] {
        let mut entries = entries.clone();
        entries.remove(missing);
        let error = read(&entries).unwrap_err().to_string();
        assert!(error.starts_with(&format!("missing field `{missing}`")), "{error}");
    }
}

#[test]
fn the_last_entry_of_a_free_key_counts() {
    let read = |text: &str| from_json::<BTreeMap<String, i64>>(text.as_bytes()).unwrap();
    assert_eq!(read(r#"{"a":1,"b":3,"a":"2"}"#), BTreeMap::from([("a".to_owned(), 2), ("b".to_owned(), 3)]));
    assert_eq!(read(r#"{"a":1,"a":{}}"#), BTreeMap::new());
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |depth: usize| format!("{}{}", r#"{"boxed":"#.repeat(depth), "{}") + &"}".repeat(depth);
    assert!(from_str::<Everything>(&nested(100)).is_ok());
    let unknown = |depth: usize| format!(r#"{{"x":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    for text in [nested(200), unknown(200), unknown(100_000), nested(100_000)] {
        let error = from_str::<Everything>(&text).unwrap_err().to_string();
        assert!(error.starts_with("recursion limit exceeded"), "{error}");
    }
}

#[test]
fn secrets_are_not_shown() {
    let text = r#"{"secret":"canary","newToken":"canary","x":[{"password":"canary","name":"shown"}]}"#;
    let model: Everything = from_str(text).unwrap();
    let shown = format!("{model:?} {model:#?}");
    assert!(!shown.contains("canary") && shown.contains("shown") && shown.contains("***"), "{shown}");
    assert_eq!(to_value(&model).unwrap(), from_str::<Value>(text).unwrap());
}
