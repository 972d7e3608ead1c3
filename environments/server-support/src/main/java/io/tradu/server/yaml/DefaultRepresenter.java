package io.tradu.server.yaml;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.representer.Representer;

/** A representer with the constructors that it had in snakeyaml 1. */
public class DefaultRepresenter extends Representer {

	public DefaultRepresenter() {
		this(new DumperOptions());
	}

	public DefaultRepresenter(DumperOptions options) {
		super(options);
	}

}
