package io.tradu.environment;

import java.util.List;
import java.util.stream.Stream;

/** Finds names without a value: who wrote them meant something. */
class EmptySettings implements Rule {

	@Override
	public List<Finding> check(Declared environment) {
		return Stream.of(environment.settings(), environment.dataFlow())
			.flatMap((file) -> file.settings().stream())
			.filter((setting) -> setting.value().isBlank())
			.filter((setting) -> !RequiredSettings.NAMES.contains(setting.name())
					&& !DeclarationRule.REQUIRED.contains(setting.name()))
			.map((setting) -> environment.finding("value", setting, "has no value; give one, or leave it out"))
			.toList();
	}

}
