package io.tradu.environment;

import java.util.List;

/** Something that must hold for every environment by itself. */
@FunctionalInterface
interface Rule {

	List<Finding> check(Declared environment);

}
