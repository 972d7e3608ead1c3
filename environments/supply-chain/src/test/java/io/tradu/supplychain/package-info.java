/** Which libraries the applications are packaged with, and which of them must not be. */
@NullMarked
package io.tradu.supplychain;

import org.jspecify.annotations.NullMarked;
