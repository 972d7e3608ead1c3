package io.tradu;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

class ModularityTests {

	@Test
	void stagesKnowOnlyTheSharedVocabulary() {
		// How jobs run is a library to the stages, kept apart by its own Maven module.
		ApplicationModules.of(TraduApplication.class, resideInAPackage("io.tradu.batch..")).verify();
	}

}
