//! Sources, as the page is told of them.

use descent_core::spec::Reference;
use serde::Serialize;
use tsify::Tsify;

/// A paper, book or implementation.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ReferenceInfo {
    text: &'static str,
    url: &'static str,
}

pub(crate) fn reference(Reference { text, url }: &Reference) -> ReferenceInfo {
    ReferenceInfo { text, url }
}
