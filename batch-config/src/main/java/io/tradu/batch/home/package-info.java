/**
 * The home folder: which one it is, and which one a database belongs to, so that a copied
 * home never works on the original's database.
 */
@NullMarked
package io.tradu.batch.home;

import org.jspecify.annotations.NullMarked;
