//! Where secrets are kept.

use std::fs;

use plex_sdk::{CredentialStore, FileStore, MemoryStore, Secret};

async fn check(store: &dyn CredentialStore) {
    assert_eq!(store.load("token").await.unwrap(), None);
    store.remove("token").await.unwrap();
    store.save("token", "one".into()).await.unwrap();
    store.save("key", "ünïcode \"and\" more".into()).await.unwrap();
    store.save("token", "two".into()).await.unwrap();
    assert_eq!(store.load("token").await.unwrap(), Some(Secret::from("two")));
    assert_eq!(store.load("key").await.unwrap(), Some(Secret::from("ünïcode \"and\" more")));
    store.remove("token").await.unwrap();
    assert_eq!(store.load("token").await.unwrap(), None);
    assert!(store.load("key").await.unwrap().is_some());
}

#[tokio::test]
async fn secrets_are_kept_in_memory() {
    let store = MemoryStore::new();
    check(&store).await;
    store.save("token", "canary".into()).await.unwrap();
    assert!(!format!("{store:?}").contains("canary"));
}

#[tokio::test]
async fn secrets_are_kept_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/secrets.json");
    check(&FileStore::new(&path)).await;
    let again = FileStore::new(&path);
    assert!(again.load("key").await.unwrap().is_some(), "another run finds them");
    let files: Vec<_> =
        fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files, [path], "nothing else is left");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.json");
    fs::write(&path, "{}").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    FileStore::new(&path).save("token", "one".into()).await.unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn changes_at_the_same_time_are_all_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = std::sync::Arc::new(FileStore::new(folder.path().join("secrets.json")));
    let save = |number: u32| {
        let store = std::sync::Arc::clone(&store);
        tokio::spawn(async move { store.save(&format!("name {number}"), "value".into()).await.unwrap() })
    };
    for task in (0..16).map(save).collect::<Vec<_>>() {
        task.await.unwrap();
    }
    for number in 0..16 {
        assert!(store.load(&format!("name {number}")).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn a_file_of_something_else_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    for content in ["canary", r#"{"token": {"canary": 1}}"#, ""] {
        fs::write(&path, content).unwrap();
        let store = FileStore::new(&path);
        let load = store.load("token").await.unwrap_err().to_string();
        let save = store.save("token", "two".into()).await.unwrap_err().to_string();
        for error in [load, save] {
            assert!(error.contains("notes.txt") && !error.contains("canary"), "{error}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}
