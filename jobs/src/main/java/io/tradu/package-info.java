/** Tradu: a nightly production line for multilingual documents. */
@NullMarked
package io.tradu;

import org.jspecify.annotations.NullMarked;
