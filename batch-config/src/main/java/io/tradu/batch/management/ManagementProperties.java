package io.tradu.batch.management;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may use the management port.
 *
 * @param password password of the user {@value Operator#NAME}, 16 characters at least; to
 * be given by reference, in the environment or in a file of a configuration tree. Where
 * it is left out, one is made at every start
 * @param passwordFile where a password is left that was made, for who may read it
 * @param allowPlainHttp whether other machines may send the password unencrypted: only
 * where a proxy in front of the port, or the network, encrypts
 */
@ConfigurationProperties("tradu.management")
record ManagementProperties(@Nullable String password, @Nullable Path passwordFile, boolean allowPlainHttp) {

	boolean hasPassword() {
		return this.password != null && !this.password.isBlank();
	}

	@Override
	public String toString() {
		return "management, password " + (hasPassword() ? "given" : "made at start");
	}

}
