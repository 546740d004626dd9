//! A set of hashes with the place of each: open addressing, half empty, built once.

/// The number of each of some hashes.
#[derive(Debug, Default)]
pub(super) struct HashIndex {
    /// Hash and number; a number of [`u16::MAX`] is an empty slot.
    slots: Vec<(u32, u16)>,
}

impl HashIndex {
    /// Numbers hashes in the order in which they come; at most `count` of them.
    pub(super) fn new(count: usize, hashes: impl Iterator<Item = u32>) -> Self {
        let size = (2 * count + 1).next_power_of_two();
        let mut index = Self { slots: vec![(0, u16::MAX); size] };
        for (number, hash) in (0..u16::MAX).zip(hashes.take(count)) {
            let mut at = index.table_slot(hash);
            while index.slots[at].1 != u16::MAX {
                at = (at + 1) % size;
            }
            index.slots[at] = (hash, number);
        }
        index
    }

    /// The number of a hash.
    #[inline]
    pub(super) fn get(&self, hash: u32) -> Option<u16> {
        if self.slots.is_empty() {
            return None;
        }
        let mut at = self.table_slot(hash);
        loop {
            let (found, number) = self.slots[at];
            if number == u16::MAX {
                return None;
            }
            if found == hash {
                return Some(number);
            }
            at = (at + 1) % self.slots.len();
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.slots)
    }

    fn table_slot(&self, hash: u32) -> usize {
        // The low bits of FNV-1a are good enough once the high ones are mixed in.
        (hash ^ hash >> 15) as usize % self.slots.len()
    }
}
