/**
 * CSV documents as RFC 4180 has them: read as a stream with constant memory, rewritten
 * byte for byte. This package frames records on the bytes of the file, so that every byte
 * belongs to exactly one entry and a broken row can be named and passed over; what is in
 * a record is FastCSV's business. Blank lines are no records: they belong to the entry
 * before them (those at the start of the file to the header), in a document of one column
 * too, where an empty cell has to be written as two quotes.
 */
@NullMarked
package io.tradu.csv;

import org.jspecify.annotations.NullMarked;
