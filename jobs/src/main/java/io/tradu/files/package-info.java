/** Files that are whole or absent, whatever happens while they are written or moved. */
@NullMarked
package io.tradu.files;

import org.jspecify.annotations.NullMarked;
