package io.tradu.server.yaml;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A constructor of plain values with the Java constructors that it had in snakeyaml 1. As
 * there, it constructs nothing but what it was told of, and so a document may name types.
 */
public class DefaultSafeConstructor extends SafeConstructor {

	public DefaultSafeConstructor() {
		this(new LoaderOptions());
	}

	public DefaultSafeConstructor(LoaderOptions options) {
		super(withTypes(options));
	}

	private static LoaderOptions withTypes(LoaderOptions options) {
		options.setTagInspector((tag) -> true);
		return options;
	}

}
