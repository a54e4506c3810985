// The data layer; see Connection.swift.
