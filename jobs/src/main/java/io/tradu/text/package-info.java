/**
 * What in a segment is language and what is not: tags, URLs, placeholders, codes and
 * numbers.
 */
@NullMarked
package io.tradu.text;

import org.jspecify.annotations.NullMarked;
