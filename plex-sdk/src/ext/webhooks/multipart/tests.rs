//! Forms that are well-formed, and others.

use super::{MAX_PARTS, parts};

const TYPE: &str = r#"multipart/form-data; boundary="b-1""#;

fn problem(content_type: &str, body: &str) -> String {
    parts(content_type, body.as_bytes()).unwrap_err().to_string()
}

#[test]
fn parts_are_cut_at_the_boundary_only() {
    let body = "preamble\r\n--b-1 \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b-\r\n\r\n--b-1\r\n\
        content-disposition: form-data; name=b; filename=\"x.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\
        \r\n--b-1\r\n\r\nbare\r\n--b-1--\r\nepilogue --b-1";
    let parts = parts(TYPE, body.as_bytes()).unwrap();
    assert_eq!(parts.len(), 3);
    assert_eq!((parts[0].name.as_str(), parts[0].body), ("a", b"1\r\n--b-\r\n".as_slice()));
    assert_eq!((parts[1].name.as_str(), parts[1].body), ("b", b"".as_slice()));
    assert_eq!(parts[1].file_name.as_deref(), Some("x.jpg"));
    assert_eq!(parts[1].content_type.as_deref(), Some("image/jpeg"));
    assert_eq!((parts[2].name.as_str(), parts[2].body), ("", b"bare".as_slice()));
}

#[test]
fn bytes_come_as_they_are() {
    let mut body = b"--b-1\r\nContent-Disposition: form-data; name=\"thumb\"\r\n\r\n".to_vec();
    let picture: Vec<u8> = (0..=255).chain(*b"\r\n--b").collect();
    body.extend_from_slice(&picture);
    body.extend_from_slice(b"\r\n--b-1--");
    assert_eq!(parts(TYPE, &body).unwrap()[0].body, picture);
}

#[test]
fn what_is_wrong_is_said() {
    assert!(problem("multipart/form-data", "--\r\n").contains("boundary is missing"));
    assert!(problem(&format!("multipart/form-data; boundary={}", "x".repeat(71)), "").contains("too long"));
    assert!(problem(TYPE, "").contains("does not occur"));
    assert!(problem(TYPE, "--b-1\r\nname: a\r\n\r\n1").contains("end is missing"));
    assert!(problem(TYPE, "--b-1").contains("within a part"));
    assert!(problem(TYPE, "--b-1\r\nname: a\r\n--b-1--").contains("do not end"));
    let many = "--b-1\r\n\r\n1\r\n".repeat(MAX_PARTS + 1) + "--b-1--";
    assert!(problem(TYPE, &many).contains("too many parts"));
    let long = format!("--b-1\r\nx: {}\r\n\r\n\r\n--b-1--", "x".repeat(9000));
    assert!(problem(TYPE, &long).contains("too long"));
}

#[test]
fn no_body_makes_it_panic() {
    let pieces: [&[u8]; 9] = [
        b"--b-1",
        b"\r\n",
        b"--",
        b"\r",
        b"\n",
        b"content-disposition: form-data; name=\"",
        b"a",
        b"\"",
        b"\xFF",
    ];
    for seed in 0..2000 {
        let mut random = fastrand::Rng::with_seed(seed);
        let count = random.usize(..20);
        let body: Vec<u8> = (0..count).flat_map(|_| pieces[random.usize(..pieces.len())].to_vec()).collect();
        let _ = parts(TYPE, &body);
    }
}
