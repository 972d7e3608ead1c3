package io.tradu.environment;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that must not be as it is.
 *
 * @param rule what it breaks, as a stable identifier
 * @param file the file, with the line where that is known
 * @param setting the setting; empty if it is the file itself
 * @param says what is wrong, in words and without any secret
 * @param environments the environments it concerns
 */
public record Finding(String rule, String file, String setting, String says, @JsonIgnore List<String> environments) {

	@Override
	public String toString() {
		return this.file + ": " + (this.setting.isEmpty() ? "" : this.setting + ": ") + this.says + " (" + this.rule
				+ ")";
	}

}
