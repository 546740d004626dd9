//! FNV-1a, the one hash of short texts: no table, no state, the same on every machine.
//!
//! <http://www.isthe.com/chongo/tech/comp/fnv/>

/// Where a hash of 64 bits begins.
pub(super) const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash with one part more.
#[inline]
pub(super) fn with(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of parts in their order.
#[inline]
pub(super) fn fnv64(parts: impl IntoIterator<Item = u64>) -> u64 {
    parts.into_iter().fold(OFFSET, with)
}

/// The same in 32 bits, for large tables of small keys.
#[inline]
pub(super) fn fnv32(parts: impl IntoIterator<Item = u32>) -> u32 {
    parts.into_iter().fold(0x811c_9dc5, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193))
}

/// FNV-1a of a word's bytes.
pub(super) fn hash_text(bytes: &[u8]) -> u32 {
    fnv32(bytes.iter().map(|byte| u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(fnv64([]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv64(b"foobar".map(u64::from)), 0x8594_4171_f739_67e8);
        assert_eq!(fnv32(b"foobar".map(u32::from)), 0xbf9c_f968);
    }
}
