/** Access to files whose failures name the file. */
@NullMarked
package io.tradu.batch.file;

import org.jspecify.annotations.NullMarked;
